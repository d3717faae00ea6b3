# Installs Groundswell from this folder, without a network:   install.ps1 [WHERE]
# WHERE is the folder to install into; without it "groundswell" in the user's own folder.
param([string]$Where = (Join-Path $HOME "groundswell"))
$ErrorActionPreference = "Stop"
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$fits = "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))"

$python = $null
foreach ($words in @(@("py", "-3.14"), @("py", "-3.13"), @("py", "-3.12"), @("py", "-3.11"), @("python"), @("python3"))) {
    if (-not (Get-Command $words[0] -ErrorAction SilentlyContinue)) { continue }
    $rest = @($words | Select-Object -Skip 1)
    try { & $words[0] @rest -c $fits 2>$null } catch { continue }
    if ($LASTEXITCODE -eq 0) { $python = $words; break }
}
if ($null -eq $python) {
    Write-Host "Groundswell needs Python 3.11, 3.12, 3.13 or 3.14, which is not here."
    exit 1
}
$rest = @($python | Select-Object -Skip 1)

& $python[0] @rest (Join-Path $here "verify.py")
if ($LASTEXITCODE -ne 0) { Write-Host "The files above are not as they were; copy the folder again."; exit 1 }
& $python[0] @rest -m venv $Where
if ($LASTEXITCODE -ne 0) { Write-Host "Python could not make a virtual environment in $Where."; exit 1 }
$inside = Join-Path $Where "Scripts"
& (Join-Path $inside "python.exe") -m pip --disable-pip-version-check --quiet install --no-index --find-links (Join-Path $here "wheels") groundswell
if ($LASTEXITCODE -ne 0) { exit 1 }
& (Join-Path $inside "groundswell.exe") --version
Write-Host "Start it with:  $(Join-Path $inside 'groundswell.exe')"
