@echo off
rem Starts Turnstone from a checkout on Windows: builds on first use or when sources are newer, then runs.
setlocal enabledelayedexpansion
set "HOME_DIR=%~dp0"
set "TARGET=%HOME_DIR%app\target"
set "JAR=%TARGET%\turnstone.jar"
set "CACHE=%TARGET%\turnstone.aot"
set "JDK="

for %%d in ("%TURNSTONE_JAVA_HOME%" "%JAVA_HOME%") do call :consider "%%~d"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%USERPROFILE%\.jdks\*25*") do call :consider "%%~d"
if not defined JDK (
    echo Turnstone needs JDK 25, and none was found: install one ^(for instance Temurin 25^) or set JAVA_HOME to it. 1>&2
    exit /b 1
)

set "STALE="
if not exist "%JAR%" set STALE=1
if not defined STALE (
    powershell -NoProfile -Command "$built=(Get-Item '%JAR%').LastWriteTimeUtc; $newer=Get-ChildItem -Path '%HOME_DIR%pom.xml','%HOME_DIR%capture','%HOME_DIR%replay','%HOME_DIR%compare','%HOME_DIR%engine','%HOME_DIR%app' -Recurse -File | Where-Object { $_.FullName -notmatch '\\(target|test)\\' -and $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1; if ($newer) { exit 1 }"
    if errorlevel 1 set STALE=1
)
if defined STALE (
    where mvn >nul 2>nul || (
        echo Turnstone is built by Maven, and mvn was not found: install Maven 3.8 or later. 1>&2
        exit /b 1
    )
    echo Building Turnstone ^(first use, or sources are newer^) ... 1>&2
    if not exist "%TARGET%" mkdir "%TARGET%"
    pushd "%HOME_DIR%"
    call mvn -B -q -Dquick package > "%TARGET%\build.log" 2>&1
    if errorlevel 1 (
        popd
        echo The build failed; its whole output is in %TARGET%\build.log 1>&2
        exit /b 1
    )
    popd
    del /q "%CACHE%" 2>nul
    "%JDK%\bin\java" -XX:AOTCacheOutput="%CACHE%" -cp "%JAR%" dev.turnstone.app.Main --help >nul 2>nul
)

if "%~1"=="" (
    "%JDK%\bin\java" -Xlog:disable -XX:+UseSerialGC --module-path "%TARGET%\lib\fx" --add-modules javafx.controls --enable-native-access=javafx.graphics,ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %TURNSTONE_JAVA_OPTS% -cp "%JAR%" dev.turnstone.app.Main
    exit /b 0
)

"%JDK%\bin\java" -XX:AOTCache="%CACHE%" -XX:AOTMode=auto -Xlog:disable -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %TURNSTONE_JAVA_OPTS% -cp "%JAR%" dev.turnstone.app.Main %*
exit /b %errorlevel%

:consider
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>nul && set "JDK=%~1"
exit /b 0
