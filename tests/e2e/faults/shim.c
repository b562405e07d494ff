/* Preloaded into a process: makes chosen writes below one folder fail. Steered by ctypes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char folder[4096];
static long first = -1, last = -1, counted = 0;
static int number = 0;

void fault_arm(const char *below, long from, long until, int error) {
  strncpy(folder, below, sizeof folder - 1);
  counted = 0;
  number = error;
  first = from;
  last = until;
}

long fault_disarm(void) {
  first = -1;
  return counted;
}

static int hit(const char *path) {
  long now;
  if (first < 0 || strncmp(path, folder, strlen(folder)) != 0) return 0;
  now = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
  if (now < first || now > last) return 0;
  errno = number;
  return 1;
}

static int hit_file(int file) {
  char link[64], path[4096];
  ssize_t length;
  if (first < 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return hit(path);
}

#define NEXT(result, name, ...) \
  static result (*next)(__VA_ARGS__); \
  if (!next) next = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *data, size_t size) {
  NEXT(ssize_t, write, int, const void *, size_t);
  return hit_file(file) ? -1 : next(file, data, size);
}
ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
  NEXT(ssize_t, pwrite, int, const void *, size_t, off_t);
  return hit_file(file) ? -1 : next(file, data, size, at);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
  NEXT(ssize_t, pwrite64, int, const void *, size_t, off64_t);
  return hit_file(file) ? -1 : next(file, data, size, at);
}
ssize_t writev(int file, const struct iovec *parts, int count) {
  NEXT(ssize_t, writev, int, const struct iovec *, int);
  return hit_file(file) ? -1 : next(file, parts, count);
}
ssize_t sendfile(int file, int from, off_t *at, size_t size) {
  NEXT(ssize_t, sendfile, int, int, off_t *, size_t);
  return hit_file(file) ? -1 : next(file, from, at, size);
}
ssize_t sendfile64(int file, int from, off64_t *at, size_t size) {
  NEXT(ssize_t, sendfile64, int, int, off64_t *, size_t);
  return hit_file(file) ? -1 : next(file, from, at, size);
}
int mkdir(const char *path, mode_t mode) {
  NEXT(int, mkdir, const char *, mode_t);
  return access(path, F_OK) != 0 && hit(path) ? -1 : next(path, mode);
}
int fsync(int file) {
  NEXT(int, fsync, int);
  return hit_file(file) ? -1 : next(file);
}
int fdatasync(int file) {
  NEXT(int, fdatasync, int);
  return hit_file(file) ? -1 : next(file);
}
int ftruncate(int file, off_t size) {
  NEXT(int, ftruncate, int, off_t);
  return hit_file(file) ? -1 : next(file, size);
}
int ftruncate64(int file, off64_t size) {
  NEXT(int, ftruncate64, int, off64_t);
  return hit_file(file) ? -1 : next(file, size);
}
int rename(const char *from, const char *to) {
  NEXT(int, rename, const char *, const char *);
  return hit(to) ? -1 : next(from, to);
}
static mode_t mode_of(int flags, va_list list) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
}
static int creates(const char *path, int flags) {
  return (flags & O_CREAT) && access(path, F_OK) != 0 && hit(path);
}
int open(const char *path, int flags, ...) {
  va_list list;
  mode_t mode;
  NEXT(int, open, const char *, int, ...);
  va_start(list, flags);
  mode = mode_of(flags, list);
  va_end(list);
  return creates(path, flags) ? -1 : next(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  va_list list;
  mode_t mode;
  NEXT(int, open64, const char *, int, ...);
  va_start(list, flags);
  mode = mode_of(flags, list);
  va_end(list);
  return creates(path, flags) ? -1 : next(path, flags, mode);
}
