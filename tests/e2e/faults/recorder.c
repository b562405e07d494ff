/* Preloaded into a process: writes down what it changes below one folder, in order.

   One record: kind, length of path, length of data, offset (four 64-bit numbers), path, data.
   Kinds: c create, w write, t truncate, s sync, r rename and l link (data is the new path), u unlink,
   d make a folder, x remove a folder, m mark (offset is its number). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static int out = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void put(const void *data, size_t size) {
  const char *at = data;
  while (size > 0) {
    ssize_t done = syscall(SYS_write, out, at, size);
    if (done <= 0) return;
    at += done;
    size -= done;
  }
}

static void note(char kind, const char *path, const void *data, size_t size, int64_t at) {
  int64_t head[4] = {kind, (int64_t)strlen(path), (int64_t)size, at};
  put(head, sizeof head);
  put(path, strlen(path));
  if (size) put(data, size);
}

static int below(const char *path) {
  return out >= 0 && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int named(int file, char *path, size_t size) {
  char link[64];
  ssize_t length;
  if (out < 0 || file == out) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  length = readlink(link, path, size - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return below(path);
}

void record_to(const char *where, const char *root) {
  strncpy(folder, root, sizeof folder - 1);
  out = (int)syscall(SYS_openat, AT_FDCWD, where, O_WRONLY | O_CREAT | O_TRUNC, 0600);
}

void record_mark(long number) {
  pthread_mutex_lock(&lock);
  if (out >= 0) note('m', "", "", 0, number);
  pthread_mutex_unlock(&lock);
}

#define NEXT(result, name, ...) \
  static result (*next)(__VA_ARGS__); \
  if (!next) next = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)
#define DONE(value) \
  pthread_mutex_unlock(&lock); \
  return value

static ssize_t written(int file, const void *data, ssize_t done, off_t at) {
  char path[4096];
  if (done > 0 && named(file, path, sizeof path)) note('w', path, data, done, at);
  return done;
}

ssize_t write(int file, const void *data, size_t size) {
  NEXT(ssize_t, write, int, const void *, size_t);
  if (out < 0) return next(file, data, size);
  pthread_mutex_lock(&lock);
  ssize_t done = next(file, data, size);
  off_t end = lseek(file, 0, SEEK_CUR);
  done = written(file, data, done, end - (done > 0 ? done : 0));
  DONE(done);
}
#define PWRITE(name, offset) \
  ssize_t name(int file, const void *data, size_t size, offset at) { \
    NEXT(ssize_t, name, int, const void *, size_t, offset); \
    if (out < 0) return next(file, data, size, at); \
    pthread_mutex_lock(&lock); \
    ssize_t done = written(file, data, next(file, data, size, at), at); \
    DONE(done); \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

/* Copies inside the kernel would hide what is written; the caller falls back to write. */
ssize_t sendfile(int to, int from, off_t *at, size_t size) {
  NEXT(ssize_t, sendfile, int, int, off_t *, size_t);
  char path[4096];
  if (!named(to, path, sizeof path)) return next(to, from, at, size);
  errno = ENOTSOCK;
  return -1;
}

#define CHANGED(name, kind, offset) \
  int name(int file, offset size) { \
    NEXT(int, name, int, offset); \
    char path[4096]; \
    pthread_mutex_lock(&lock); \
    int failed = next(file, size); \
    if (!failed && named(file, path, sizeof path)) note(kind, path, "", 0, size); \
    DONE(failed); \
  }
CHANGED(ftruncate, 't', off_t)
CHANGED(ftruncate64, 't', off64_t)
#define SYNCED(name) \
  int name(int file) { \
    NEXT(int, name, int); \
    char path[4096]; \
    pthread_mutex_lock(&lock); \
    int failed = next(file); \
    if (!failed && named(file, path, sizeof path)) note('s', path, "", 0, 0); \
    DONE(failed); \
  }
SYNCED(fsync)
SYNCED(fdatasync)

#define NAMED_ANEW(name, kind) \
  int name(const char *from, const char *to) { \
    NEXT(int, name, const char *, const char *); \
    pthread_mutex_lock(&lock); \
    int failed = next(from, to); \
    if (!failed && below(to)) note(kind, from, to, strlen(to), 0); \
    DONE(failed); \
  }
NAMED_ANEW(rename, 'r')
NAMED_ANEW(link, 'l')
#define ON_PATH(name, kind) \
  int name(const char *path) { \
    NEXT(int, name, const char *); \
    pthread_mutex_lock(&lock); \
    int failed = next(path); \
    if (!failed && below(path)) note(kind, path, "", 0, 0); \
    DONE(failed); \
  }
ON_PATH(unlink, 'u')
ON_PATH(rmdir, 'x')
int unlinkat(int dir, const char *name, int flags) {
  NEXT(int, unlinkat, int, const char *, int);
  char path[8192], at[4096];
  pthread_mutex_lock(&lock);
  int inside = *name == '/' ? 0 : named(dir, at, sizeof at);
  int failed = next(dir, name, flags);
  if (inside) snprintf(path, sizeof path, "%s/%s", at, name);
  else snprintf(path, sizeof path, "%s", name);
  if (!failed && below(path)) note(flags & AT_REMOVEDIR ? 'x' : 'u', path, "", 0, 0);
  DONE(failed);
}
int mkdir(const char *path, mode_t mode) {
  NEXT(int, mkdir, const char *, mode_t);
  pthread_mutex_lock(&lock);
  int failed = next(path, mode);
  if (!failed && below(path)) note('d', path, "", 0, 0);
  DONE(failed);
}

static void opened(const char *path, int flags, int was_there, int file) {
  if (file < 0 || !below(path)) return;
  if ((flags & O_CREAT) && !was_there) note('c', path, "", 0, 0);
  if ((flags & O_TRUNC) && was_there) note('t', path, "", 0, 0);
}
#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    va_list list; \
    NEXT(int, name, const char *, int, ...); \
    va_start(list, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0; \
    va_end(list); \
    if (out < 0 || !(flags & (O_CREAT | O_TRUNC))) return next(path, flags, mode); \
    pthread_mutex_lock(&lock); \
    int was_there = access(path, F_OK) == 0; \
    int file = next(path, flags, mode); \
    opened(path, flags, was_there, file); \
    DONE(file); \
  }
OPEN(open)
OPEN(open64)
