; The installer of Workbench for Windows, for Inno Setup 6. Not run yet; see packaging/README.md.
#ifndef Version
  #error Version is given by build.ps1
#endif

[Setup]
AppId={{5F0D1F0B-6E0B-4E0E-9C55-8E2B1B6C9A31}
AppName=Workbench
AppVersion={#Version}
AppPublisher=The Workbench authors
DefaultDirName={autopf}\Workbench
DefaultGroupName=Workbench
DisableProgramGroupPage=yes
; Nobody needs to be an administrator: without those rights it goes into the user's own folder.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\bundle\icons\workbench.ico
UninstallDisplayIcon={app}\Workbench.exe
OutputDir=..\..\dist
OutputBaseFilename=workbench-{#Version}-windows-setup
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
CloseApplications=yes

[Files]
Source: "..\..\dist\Workbench\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; Files of an older version would be imported beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\Workbench"; Filename: "{app}\Workbench.exe"
Name: "{autodesktop}\Workbench"; Filename: "{app}\Workbench.exe"; Tasks: desktopicon

[Registry]
; Files of its own are opened with it; of others it is only offered under "Open with".
Root: HKA; Subkey: "Software\Classes\.workbench"; ValueType: string; ValueName: ""; ValueData: "Workbench.Bundle"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.workbench\OpenWithProgids"; ValueType: string; ValueName: "Workbench.Bundle"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Workbench.Bundle"; ValueType: string; ValueName: ""; ValueData: "Workbench bundle"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Workbench.Bundle\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\Workbench.exe,0"
Root: HKA; Subkey: "Software\Classes\Workbench.Bundle\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\Workbench.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.workbench-update"; ValueType: string; ValueName: ""; ValueData: "Workbench.Update"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.workbench-update\OpenWithProgids"; ValueType: string; ValueName: "Workbench.Update"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Workbench.Update"; ValueType: string; ValueName: ""; ValueData: "Workbench update"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Workbench.Update\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\Workbench.exe,0"
Root: HKA; Subkey: "Software\Classes\Workbench.Update\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\Workbench.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.workbench-pack"; ValueType: string; ValueName: ""; ValueData: "Workbench.Pack"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.workbench-pack\OpenWithProgids"; ValueType: string; ValueName: "Workbench.Pack"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Workbench.Pack"; ValueType: string; ValueName: ""; ValueData: "Workbench pack"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Workbench.Pack\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\Workbench.exe,0"
Root: HKA; Subkey: "Software\Classes\Workbench.Pack\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\Workbench.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.gguf\OpenWithProgids"; ValueType: string; ValueName: "Workbench.Model"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Workbench.Model"; ValueType: string; ValueName: ""; ValueData: "GGUF model"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Workbench.Model\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\Workbench.exe,0"
Root: HKA; Subkey: "Software\Classes\Workbench.Model\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\Workbench.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.yaml\OpenWithProgids"; ValueType: string; ValueName: "Workbench.Document"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Workbench.Document"; ValueType: string; ValueName: ""; ValueData: "Workbench agent, graph, tool or data set"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Workbench.Document\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\Workbench.exe,0"
Root: HKA; Subkey: "Software\Classes\Workbench.Document\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\Workbench.exe"" ""%1"""

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "pt_BR"; MessagesFile: "compiler:Languages\BrazilianPortuguese.isl"

[Run]
Filename: "{app}\Workbench.exe"; Description: "{cm:LaunchProgram,Workbench}"; Flags: nowait postinstall skipifsilent
