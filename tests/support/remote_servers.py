"""remote_servers - file servers that are started and struck, and folders mounted from them by the kernel itself

Everything is in one machine, over its own loop: the server, and as many clients as there are mounts, since none
shares a connection or a cache with another. Only the init process of a machine of its own (remote-machine) may use it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import ctypes
import os
import pathlib
import signal
import socket
import subprocess
import time

FINIT_MODULE = 313
MODULES = pathlib.Path('/usr/lib/uml/modules') / os.uname().release
libc = ctypes.CDLL(None, use_errno=True)


def mount(what, folder, kind, options=''):
    os.makedirs(folder, exist_ok=True)
    if libc.mount(what.encode(), str(folder).encode(), kind.encode(), 0, options.encode()) != 0:
        raise OSError(ctypes.get_errno(), f'mounting {kind} ({os.strerror(ctypes.get_errno())})')


def load_modules(*names):
    """As modprobe would, which a bare machine has not; what is no module is in the kernel."""
    lines = [line.split(':') for line in (MODULES / 'modules.dep').read_text().splitlines()]
    needs = {pathlib.Path(path).stem: [*reversed(others.split()), path] for path, others in lines}
    for path in dict.fromkeys(path for name in names for path in needs.get(name, ())):
        with open(MODULES / path, 'rb') as file:
            if libc.syscall(FINIT_MODULE, file.fileno(), b'', 0) != 0:
                raise OSError(ctypes.get_errno(), f'loading {path} ({os.strerror(ctypes.get_errno())})')


def call(*words, **how):
    return subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, **how)


def wait_for_port(port):
    for _ in range(200):
        with socket.socket() as line:
            if line.connect_ex(('127.0.0.1', port)) == 0:
                return
        time.sleep(0.05)
    raise OSError(f'nobody listens on port {port}')


def find_processes(name):
    return [int(folder.name) for folder in pathlib.Path('/proc').glob('[0-9]*') if read_or_nothing(folder / 'comm').strip() == name]


def read_or_nothing(path):
    try:
        return path.read_text()
    except OSError:
        return ''  # it ended meanwhile


class Smb:
    """Samba: who asks has a name and a password, all is signed."""

    MODULES = ('cifs', 'hmac', 'cmac', 'ghash-generic', 'ctr', 'cbc', 'ccm', 'gcm', 'ecb', 'sha512_generic', 'arc4', 'nls_utf8')
    SETTINGS = '''[global]
server role = standalone server
bind interfaces only = yes
interfaces = lo
load printers = no
disable spoolss = yes
private dir = {0}/private
lock directory = {0}/lock
state directory = {0}/state
cache directory = {0}/cache
pid directory = {0}
ncalrpc dir = {0}/calls
[share]
path = {1}
writable = yes
'''

    def __init__(self, place, version):
        self.place, self.folder, self.version = place, place / 'folder', version

    def prepare(self):
        for name in ('private', 'lock', 'state', 'cache', 'calls', 'folder'):
            (self.place / name).mkdir()
        self.settings = self.place / 'smb.conf'
        self.settings.write_text(self.SETTINGS.format(self.place, self.folder))
        call('smbpasswd', '-c', self.settings, '-s', '-a', 'root', input=b'liens\nliens\n')
        self.start()

    def start(self):
        call('smbd', '-s', self.settings, '-l', self.place, '-D')
        wait_for_port(445)

    def mount(self, folder):
        mount('//127.0.0.1/share', folder, 'cifs', f'ip=127.0.0.1,user=root,pass=liens,vers={self.version},nosharesock')

    def signal(self, number):
        for process in find_processes('smbd'):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, number)

    def stop(self):
        """As by a power cut of that program alone: nobody is told."""
        while find_processes('smbd'):
            self.signal(signal.SIGKILL)
            time.sleep(0.05)

    def freeze(self):
        self.signal(signal.SIGSTOP)

    def thaw(self):
        self.signal(signal.SIGCONT)


class Nfs:
    """The kernel's own server; it forgets who had what open each time it is stopped."""

    MODULES = ('nfs', 'nfsv3', 'nfsv4', 'nfsd')

    def __init__(self, place, version):
        self.place, self.folder, self.version = place, place / 'folder', version

    def prepare(self):
        self.folder.mkdir()
        mount('folder', self.folder, 'tmpfs')
        mount('none', '/proc/fs/nfsd', 'nfsd')
        mount('none', '/var/lib/nfs', 'tmpfs')
        mount('none', '/run/rpc_pipefs', 'rpc_pipefs')
        for name in ('v4recovery', 'sm'):
            pathlib.Path('/var/lib/nfs', name).mkdir()
        for name in ('etab', 'rmtab', 'state'):
            pathlib.Path('/var/lib/nfs', name).touch()
        for name in ('nfsv4leasetime', 'nfsv4gracetime'):
            pathlib.Path('/proc/fs/nfsd', name).write_text('10')
        call('rpcbind')
        call('rpc.mountd')
        self.export()
        self.start()

    def export(self):
        call('exportfs', '-o', 'rw,no_root_squash,insecure,fsid=0,no_subtree_check', f'127.0.0.1:{self.folder}')

    def start(self):
        call('rpc.nfsd', '4')
        wait_for_port(2049)

    def mount(self, folder):
        shared = f'addr=127.0.0.1,proto=tcp,nosharecache,vers={self.version}'
        if self.version == '3':
            mount(f'127.0.0.1:{self.folder}', folder, 'nfs', shared + ',mountaddr=127.0.0.1,mountproto=tcp,nolock')
        else:
            mount('127.0.0.1:/', folder, 'nfs4', shared + ',clientaddr=127.0.0.1')

    def stop(self):
        call('rpc.nfsd', '0')

    def freeze(self):
        """It runs and knows the folder no more: every handle a client holds is stale."""
        call('exportfs', '-ua')

    def thaw(self):
        self.export()
