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

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "pt_BR"; MessagesFile: "compiler:Languages\BrazilianPortuguese.isl"

[Run]
Filename: "{app}\Workbench.exe"; Description: "{cm:LaunchProgram,Workbench}"; Flags: nowait postinstall skipifsilent
