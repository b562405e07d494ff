@echo off
rem Starts Workbench with its data beside it, so that all of it can be carried on a drive.
set "WORKBENCH_DATA=%~dp0..\Workbench data"
start "" "%~dp0Workbench.exe" %*
