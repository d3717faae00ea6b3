@echo off
rem Installs Groundswell from this folder, without a network:   install.bat [WHERE]
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %*
exit /b %ERRORLEVEL%
