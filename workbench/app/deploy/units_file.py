"""A unit of systemd that keeps a deployment running on its machine."""

from __future__ import annotations

_UNIT = """\
# Keeps the deployment {name} running; written by `workbench deploy`.
#
#   install -D -m 0644 workbench-{name}.service /etc/systemd/system/workbench-{name}.service
#   install -D -m 0644 deployment.yaml /etc/workbench/{name}.yaml
#   systemctl daemon-reload && systemctl enable --now workbench-{name}
#
# Secrets that the deployment names as environment variables go in
# /etc/workbench/{name}.env, readable by root only.
[Unit]
Description=Workbench deployment {name}
After=network-online.target
Wants=network-online.target

[Service]
Type=exec
EnvironmentFile=-/etc/workbench/{name}.env
Environment=WORKBENCH_DATA=/var/lib/workbench-{name}
ExecStart=/usr/bin/workbench deploy apply --stay /etc/workbench/{name}.yaml
Restart=on-failure
RestartSec=5
# Answers that go on may end; then the models are unloaded.
TimeoutStopSec=60
KillMode=mixed
LimitNOFILE=16384

DynamicUser=yes
StateDirectory=workbench-{name}
StateDirectoryMode=0700
UMask=0077
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
LockPersonality=yes
CapabilityBoundingSet=

[Install]
WantedBy=multi-user.target
"""


def unit_of(name: str) -> str:
    """The unit of a deployment; its name is a plain label, so nothing of it is quoted."""
    return _UNIT.format(name=name)
