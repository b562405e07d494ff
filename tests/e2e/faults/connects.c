/* Preloaded into a process: writes down each try of native code to reach a network.

   One line: NATIVE, the call, the family. Local sockets are none of it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static void note(const char *call, const char *what) {
  const char *path = getenv("NETWORK_RECORD");
  char line[256];
  int file = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
  if (file < 0) return;
  int length = snprintf(line, sizeof line, "%d NATIVE %s %.100s\n", (int)getpid(), call, what);
  if (syscall(SYS_write, file, line, length) < 0) abort();
  close(file);
}

static void look(const char *call, const struct sockaddr *to) {
  if (to && to->sa_family == AF_INET) note(call, "AF_INET");
  if (to && to->sa_family == AF_INET6) note(call, "AF_INET6");
}

int connect(int file, const struct sockaddr *to, socklen_t size) {
  static int (*real)(int, const struct sockaddr *, socklen_t);
  if (!real) real = dlsym(RTLD_NEXT, "connect");
  look("connect", to);
  return real(file, to, size);
}

int bind(int file, const struct sockaddr *to, socklen_t size) {
  static int (*real)(int, const struct sockaddr *, socklen_t);
  if (!real) real = dlsym(RTLD_NEXT, "bind");
  look("bind", to);
  return real(file, to, size);
}

ssize_t sendto(int file, const void *data, size_t count, int flags, const struct sockaddr *to,
               socklen_t size) {
  static ssize_t (*real)(int, const void *, size_t, int, const struct sockaddr *, socklen_t);
  if (!real) real = dlsym(RTLD_NEXT, "sendto");
  look("sendto", to);
  return real(file, data, count, flags, to, size);
}

ssize_t sendmsg(int file, const struct msghdr *message, int flags) {
  static ssize_t (*real)(int, const struct msghdr *, int);
  if (!real) real = dlsym(RTLD_NEXT, "sendmsg");
  look("sendmsg", message ? message->msg_name : NULL);
  return real(file, message, flags);
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                struct addrinfo **found) {
  static int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
  if (!real) real = dlsym(RTLD_NEXT, "getaddrinfo");
  note("getaddrinfo", node ? node : "");
  return real(node, service, hints, found);
}
