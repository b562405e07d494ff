# Builds Workbench for Windows: the folder, a portable ZIP, and the installer if Inno Setup is here.
# Not run yet: this project has no Windows machine. See packaging/README.md.
#
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1 [-Keys keys.pub.json]
#
# Needs Python 3.11 or newer, and the C++ build tools of Visual Studio with CMake.
param([string]$Python = "py -3", [string]$Keys = "")
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
$build = Join-Path (Get-Location) "build\bundle"
$venv = ".venv-bundle"
function Invoke-Checked { $words = $args; & $words[0] $words[1..$words.Length]; if ($LASTEXITCODE) { throw "$words ended with $LASTEXITCODE" } }

if (-not (Test-Path "$venv\Scripts\python.exe")) { Invoke-Expression "$Python -m venv $venv" }
$py = Join-Path (Get-Location) "$venv\Scripts\python.exe"
New-Item -ItemType Directory -Force "$build\wheels" | Out-Null
$env:CMAKE_ARGS = "-DGGML_NATIVE=OFF -DGGML_BACKEND_DL=ON -DGGML_CPU_ALL_VARIANTS=ON -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_TOOLS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_SERVER=OFF -DLLAVA_BUILD=OFF -DCMAKE_INSTALL_BINDIR:STRING=llama_cpp/lib -DCMAKE_INSTALL_LIBDIR:STRING=llama_cpp/lib"
Invoke-Checked $py -m pip wheel --quiet --no-cache-dir --no-deps -c constraints.txt -w "$build\wheels" llama-cpp-python
Invoke-Checked $py -m pip install --quiet -c constraints.txt --find-links "$build\wheels" -e ".[bundle]"
Invoke-Checked $py -m pip install --quiet --force-reinstall --no-deps (Get-Item "$build\wheels\llama_cpp_python-*.whl").FullName

if ($Keys) { Copy-Item $Keys "$build\parcel-keys.json" } else { Remove-Item -ErrorAction Ignore "$build\parcel-keys.json" }
Invoke-Checked $py packaging\icons.py "$build\icons"
$version = & $py -c "from importlib.metadata import version; print(version('agent-workbench'))"
$numbers = (($version -replace '[^0-9.].*', '') + ".0.0.0").Split(".")[0..3]
@"
VSVersionInfo(ffi=FixedFileInfo(filevers=($($numbers -join ',')), prodvers=($($numbers -join ','))),
  kids=[StringFileInfo([StringTable('040904B0', [StringStruct('ProductName', 'Workbench'),
  StringStruct('FileDescription', 'Workbench'), StringStruct('ProductVersion', '$version')])]),
  VarFileInfo([VarStruct('Translation', [1033, 1200])])])
"@ | Set-Content -Encoding utf8 "$build\version.txt"
$env:WORKBENCH_BUILD = $build; $env:WORKBENCH_VERSION = $version
Invoke-Checked $py -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath "$build\work" packaging\workbench.spec
Invoke-Checked $py packaging\inventory.py $build dist\Workbench

# Signed where a certificate is named: its thumbprint, in the store of who runs this.
function Set-Signature($path) {
  if ($env:WORKBENCH_CODESIGN) {
    Invoke-Checked signtool sign /sha1 $env:WORKBENCH_CODESIGN /fd sha256 /tr $env:WORKBENCH_TIMESTAMP /td sha256 $path
  }
}
Set-Signature "dist\Workbench\Workbench.exe"
Set-Signature "dist\Workbench\workbench-cli.exe"
Invoke-Checked "dist\Workbench\workbench-cli.exe" --self-test

Copy-Item packaging\windows\workbench-portable.cmd dist\Workbench\
Compress-Archive -Force -Path dist\Workbench -DestinationPath "dist\workbench-$version-windows-portable.zip"
Remove-Item dist\Workbench\workbench-portable.cmd
if (Get-Command iscc -ErrorAction Ignore) {
  Invoke-Checked iscc /Qp "/DVersion=$version" packaging\windows\workbench.iss
  Set-Signature "dist\workbench-$version-windows-setup.exe"
} else {
  Write-Warning "Inno Setup's iscc was not found: no installer was made."
}
