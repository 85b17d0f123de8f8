@echo off
rem Nabla on Windows: install\nabla COMMAND. The twin for Linux and macOS is nabla.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "root=%%~fI"
set "state=%root%\.nabla"
set "lib=%state%\lib"
set "command=%~1"
set "rest="
:collect
shift
if "%~1"=="" goto dispatch
set rest=%rest% "%~1"
goto collect

:dispatch
if "%command%"=="run" goto run
if "%command%"=="coverage" goto coverage
if "%command%"=="install" goto install
if "%command%"=="lab" goto lab
if "%command%"=="release" goto release
if "%command%"=="grade" goto grade
if "%command%"=="report" goto grade
if "%command%"=="test" goto test
call :usage
if "%command%"=="help" exit /b 0
exit /b 2

:run
call :build || exit /b 1
call :java nabla.kernel.notebook.RunMain --out "%state%\lectures" --root "%root%\notebooks\lectures"%rest%
exit /b %errorlevel%

:coverage
call :build || exit /b 1
call :java nabla.kernel.coverage.CoverageMain --notebooks "%root%\notebooks" --out "%state%\lectures"%rest%
exit /b %errorlevel%

:install
call :build || exit /b 1
call :java nabla.kernel.install.InstallMain%rest%
exit /b %errorlevel%

:lab
call :build || exit /b 1
call :java nabla.kernel.install.InstallMain || exit /b 1
call :find_jupyter || exit /b 1
"%jupyter%" lab%rest% "%root%\notebooks"
exit /b %errorlevel%

:release
call :build || exit /b 1
call :java nabla.kernel.grading.release.ReleaseMain --root "%root%\notebooks\exercises" --out "%state%\release"%rest%
exit /b %errorlevel%

:grade
call :build || exit /b 1
call :java nabla.kernel.grading.batch.GradeMain --root "%root%\notebooks\exercises" --state "%state%\grades" --%command%%rest%
exit /b %errorlevel%

:test
call :find_jdk || exit /b 1
call :maven verify%rest%
exit /b %errorlevel%

:usage
echo usage: install\nabla COMMAND
echo.
echo   run [NAME...]   execute the lectures (or those whose names start so, or notebook files) and make pages of them
echo                     --out DIR         where to (.nabla\lectures)
echo                     --limit SECONDS   time for one notebook (600)
echo   lab [ARG...]    install the kernel and open JupyterLab on the notebooks; ARGs go to JupyterLab
echo   install         install the kernel for Jupyter
echo                     --user            for you (the default)
echo                     --prefix DIR      below DIR, as jupyter does
echo                     --sys-prefix      for the Python environment that is active
<<<<<<< HEAD
echo   coverage        count the cells that the concepts owe, from the lectures' last run
echo                     NAME...           list what these lectures lack
=======
echo   release [NAME...]   prove exercises (all, or those whose names start so) and make the students' notebooks
echo                     --out DIR         where to (.nabla\release)
echo                     --for nbgrader    a course folder for nbgrader, with its settings
echo                     --for gradescope  besides, the autograder that Gradescope takes
echo   grade DIR       grade the submissions in DIR, notebooks or folders
echo                     --exercise NAME   which exercise: NN-slug
echo                     --out DIR         where results go; run again, it goes on from there (.nabla\grades\NAME)
echo                     --jobs N          how many at a time (as many as there are processors)
echo                     --roster FILE     the names of all students, one a line
echo                     --plan slurm ^| --plan kubernetes   grade nothing, write the recipe for a cluster
echo                     --unprotected     grade although this system cannot lock submissions in
echo   report DIR      write the reports of graded submissions again; tell who is missing and what failed
echo                     --roster FILE     as above
echo   test [ARG...]   build everything and run all tests (mvn verify); ARGs go to Maven
exit /b 0

:find_jdk
set "jdk="
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
for /f "delims=" %%I in ('where java 2^>nul') do call :try_jdk "%%~dpI.."
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps" "%USERPROFILE%\.sdkman\candidates\java") do (
  for /d %%D in ("%%~P\*") do (
    call :try_jdk "%%~D"
    call :try_jdk "%%~D\current"
  )
)
if not defined jdk (
  echo nabla: Nabla needs a JDK 25 or newer and found none. Install one ^(Temurin 25: https://adoptium.net^), then run again. 1>&2
  exit /b 1
)
set "JAVA_HOME=%jdk%"
set "MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED %MAVEN_OPTS%"
exit /b 0

rem Takes a folder as the JDK if it holds one of release 25 or newer and none was taken before.
:try_jdk
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do call :take_jdk %%~V "%~f1"
exit /b 0

:take_jdk
set "feature=%~1"
set "feature=%feature:"=%"
if %feature% geq 25 set "jdk=%~2"
exit /b 0

:maven
where mvn >nul 2>nul
if errorlevel 1 (
  call "%root%\mvnw.cmd" -f "%root%\pom.xml" %*
) else (
  call mvn -f "%root%\pom.xml" %*
)
exit /b %errorlevel%

rem Puts the jars into .nabla\lib, unless they are there and newer than every source.
:build
call :find_jdk || exit /b 1
if exist "%lib%\built" (
  powershell -NoProfile -Command "$built = (Get-Item '%lib%\built').LastWriteTime; exit @(Get-ChildItem '%root%\pom.xml','%root%\*\pom.xml','%root%\*\src\main','%root%\notebooks\exercises' -Recurse -File -ErrorAction SilentlyContinue | Where-Object LastWriteTime -gt $built).Count" && exit /b 0
)
echo Building Nabla ...
if exist "%lib%.new" rmdir /s /q "%lib%.new"
mkdir "%lib%.new" 2>nul || (
  echo nabla: cannot write to %state%: give yourself write permission, or copy the project 1>&2
  exit /b 1
)
type nul > "%lib%.new\built"
call :maven -q -B -Dmaven.test.skip=true "-Dnabla.lib=%lib%.new" package || (
  echo nabla: the build failed: see the lines above 1>&2
  exit /b 1
)
if exist "%lib%" rmdir /s /q "%lib%"
move "%lib%.new" "%lib%" >nul
exit /b %errorlevel%

:java
"%JAVA_HOME%\bin\java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dnabla.scalar=true -cp "%lib%\*" %*
exit /b %errorlevel%

rem Finds a JupyterLab, or makes one in .nabla\venv.
:find_jupyter
for %%J in (jupyter "%state%\venv\Scripts\jupyter.exe") do (
  set "jupyter=%%~J"
  "%%~J" lab --version >nul 2>nul && exit /b 0
)
set "python="
for %%P in (python py) do if not defined python (
  "%%P" --version >nul 2>nul && set "python=%%P"
)
if not defined python (
  echo nabla: no Python found: install Python 3, or JupyterLab, then run again 1>&2
  exit /b 1
)
echo No JupyterLab found: making one in .nabla\venv ...
"%python%" -m venv "%state%\venv" || exit /b 1
"%state%\venv\Scripts\python" -m pip install -q jupyterlab || (
  echo nabla: pip could not install JupyterLab: is there a network? 1>&2
  exit /b 1
)
exit /b 0
