"""Many worlds: how much, and how sure, where one run only shows how."""
