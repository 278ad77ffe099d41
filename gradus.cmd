@echo off
rem Finds a Python and hands over. Everything else is in kernel-lib\launcher\gradus.py.
for %%p in ("py -3" python3 python) do (
  %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
    %%~p "%~dp0kernel-lib\launcher\gradus.py" %*
    goto done
  )
)
echo gradus: no Python 3.11 or newer was found: install it with 'winget install Python.Python.3.13'. 1>&2
exit /b 2
:done
exit /b %errorlevel%
