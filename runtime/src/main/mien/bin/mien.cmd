@echo off
rem Starts Mien. Environment: JAVA_HOME, the Java to use if the product has none of its own (jre); MIEN_JAVA_OPTS, more options for it, after those
rem of conf\jvm.options; MIEN_FEATURE, another product of features\ (a name, or the path of a .json file).
setlocal

set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if exist "%home%\jre\bin\java.exe" set "java=%home%\jre\bin\java.exe"

set "version="
for /f "tokens=3" %%v in ('""%java%" -version 2>&1" ^| findstr /i "version"') do set "version=%%~v"
if not defined version (
    echo mien: there is no Java on the PATH or in JAVA_HOME; Mien needs Java 17 or newer 1>&2
    exit /b 1
)
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% lss 17 (
    echo mien: %java% is Java %version%; Mien needs Java 17 or newer 1>&2
    exit /b 1
)

rem Since Java 24 the framework's use of sun.misc.Unsafe costs lines of warning; older Javas do not know the option.
set "unsafe="
if %major% geq 24 set "unsafe=--sun-misc-unsafe-memory-access=allow"

rem What runs for long gains from the optimising compiler, which conf\jvm.options leaves out for a fast start. The other
rem option lets it load the Vector API without a warning: only the optimising compiler makes use of it.
set "compiler="
if "%~1"=="run" set "compiler=-XX:TieredStopAtLevel=4 --add-exports=java.base/jdk.internal.module=ALL-UNNAMED"
if "%~1"=="live" set "compiler=-XX:TieredStopAtLevel=4 --add-exports=java.base/jdk.internal.module=ALL-UNNAMED"

rem A heap that follows what lives in it, unless an option says something of the heap, as bin/mien says.
set "heap="
if defined compiler set "heap=-Xms96m -XX:NewSize=48m -XX:SurvivorRatio=1 -XX:TargetSurvivorRatio=90"
for %%v in (MIEN_JAVA_OPTS JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS _JAVA_OPTIONS) do (
    set %%v 2>nul | findstr /b /i "%%v=" | findstr /c:"-Xm" /c:"HeapSize" /c:"RAM" /c:"@" >nul && set "heap="
)
findstr /v /b "#" "%home%\conf\jvm.options" | findstr /c:"-Xm" /c:"HeapSize" /c:"RAM" /c:"@" >nul && set "heap="

"%java%" "@%home%\conf\jvm.options" ^
    "-Djava.util.logging.config.file=%home%\conf\logging.properties" ^
    "-Dmien.home=%home%" "-Dmien.feature=%MIEN_FEATURE%" ^
    %unsafe% %compiler% %heap% %MIEN_JAVA_OPTS% -cp "%home%\lib\*" io.mien.runtime.Main %*
exit /b %errorlevel%
