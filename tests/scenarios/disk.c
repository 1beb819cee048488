/* Stands between a process and its disk: logs what it does to files under one folder, kills it at a call, or makes calls fail.
 *
 * Loaded before the C library (LD_PRELOAD) and idle until disk_arm. What it logs is read by disk.py: a head of fixed size,
 * then two texts or blocks of bytes. Nothing is remembered about open files, because a child of vfork shares this memory.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OVER = 1, GROW = 2, CUT = 4, SYNC = 8, MAKE = 16, NAME = 32, GONE = 64, OPEN = 128, READ = 256 };
enum { WATCH, KILL, FAIL };

static char root[PATH_MAX];
static size_t root_length;
static int armed, log_to = -1, doing, says, lasts;
static unsigned kinds;
static long at, calls;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

struct head {
    char what;
    uint64_t file;
    int64_t offset;
    uint32_t first, second;
} __attribute__((packed));

static void put(const void *block, size_t length) {
    const char *rest = block;
    while (length) {
        ssize_t done = syscall(SYS_write, log_to, rest, length);
        if (done <= 0) _exit(99);
        rest += done;
        length -= done;
    }
}

static void note(char what, uint64_t file, int64_t offset, const void *first, size_t length, const char *second) {
    if (log_to < 0) return;
    struct head head = {what, file, offset, length, second ? strlen(second) : 0};
    put(&head, sizeof head);
    if (length) put(first, length);
    if (head.second) put(second, head.second);
}

void disk_arm(const char *folder, int log, int what, unsigned which, long call, int error, int goes_on) {
    strncpy(root, folder, sizeof root - 1);
    root_length = strlen(root);
    log_to = log, doing = what, kinds = which, at = call, says = error, lasts = goes_on, calls = 0;
    armed = 1;
}

long disk_disarm(void) {
    armed = 0;
    return calls;
}

void disk_mark(char what) {
    if (armed) note(what, 0, 0, NULL, 0, NULL);
}

static int under_root(const char *path) {
    return armed && !strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]);
}

static int named(int folder, const char *path, char *whole) {
    char link[64];
    if (!armed) return 0;
    if (path[0] == '/') {
        strncpy(whole, path, PATH_MAX - 1);
        whole[PATH_MAX - 1] = 0;
        return under_root(whole);
    }
    ssize_t length = 0;
    if (folder == AT_FDCWD) {
        if (!getcwd(whole, PATH_MAX)) return 0;
        length = strlen(whole);
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        length = readlink(link, whole, PATH_MAX - 1);
        if (length < 0) return 0;
    }
    snprintf(whole + length, PATH_MAX - length, "/%s", path);
    return under_root(whole);
}

/* True for an open file or folder of ours; says which it is. */
static int ours(int handle, struct stat *status, char *whole) {
    char link[64];
    if (!armed) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, whole, PATH_MAX - 1);
    if (length <= 0) return 0;
    whole[length] = 0;
    return under_root(whole) && !fstat(handle, status);
}

/* What the call before it happens: 0 to go on, or the error it ends with. */
static int gate(unsigned kind) {
    if (!(kind & kinds)) return 0;
    calls++;
    if (doing == KILL && calls == at) kill(getpid(), SIGKILL);
    if (doing == FAIL && at && (calls == at || (lasts && calls > at))) return says;
    return 0;
}

static int troubled(void) { return armed && doing == FAIL && lasts && at && calls >= at; }

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = dlsym(RTLD_NEXT, name)
#define ENTER(kind) \
    pthread_mutex_lock(&turn); \
    int refused = gate(kind); \
    if (refused) { pthread_mutex_unlock(&turn); errno = refused; return -1; }
#define LEAVE \
    int kept = errno; \
    pthread_mutex_unlock(&turn); \
    errno = kept; \
    return done

static int opened(int (*real)(int, const char *, int, ...), int folder, const char *path, int flags, mode_t mode) {
    char whole[PATH_MAX];
    if (!named(folder, path, whole)) return real(folder, path, flags, mode);
    struct stat status;
    int unnamed = (flags & O_TMPFILE) == O_TMPFILE;
    int fresh = !unnamed && (flags & O_CREAT) && lstat(whole, &status);
    int writes = (flags & O_ACCMODE) != O_RDONLY;
    ENTER(fresh || unnamed ? MAKE : writes ? OPEN : READ);
    int done = real(folder, path, flags, mode);
    if (done >= 0 && !unnamed && !fstat(done, &status)) {
        if (fresh) note('C', status.st_ino, 0, whole, strlen(whole), NULL);
        else if (writes && (flags & O_TRUNC)) note('T', status.st_ino, 0, NULL, 0, NULL);
    }
    LEAVE;
}

#define OPENER(name, parameters, folder) \
    int name parameters { \
        REAL(int, "openat", int, const char *, int, ...); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { \
            va_list rest; \
            va_start(rest, flags); \
            mode = va_arg(rest, mode_t); \
            va_end(rest); \
        } \
        return opened(real, folder, path, flags, mode); \
    }
OPENER(open, (const char *path, int flags, ...), AT_FDCWD)
OPENER(open64, (const char *path, int flags, ...), AT_FDCWD)
OPENER(openat, (int folder, const char *path, int flags, ...), folder)
OPENER(openat64, (int folder, const char *path, int flags, ...), folder)

static unsigned kind_of_write(struct stat *status, off_t offset, size_t length) {
    return offset + (off_t)length > status->st_size ? GROW : OVER;
}

ssize_t pwrite(int handle, const void *block, size_t length, off_t offset) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    struct stat status;
    char whole[PATH_MAX];
    if (!ours(handle, &status, whole) || !S_ISREG(status.st_mode)) return real(handle, block, length, offset);
    ENTER(kind_of_write(&status, offset, length));
    ssize_t done = real(handle, block, length, offset);
    if (done > 0) note('W', status.st_ino, offset, block, done, NULL);
    LEAVE;
}

ssize_t pwrite64(int handle, const void *block, size_t length, off_t offset) { return pwrite(handle, block, length, offset); }

ssize_t write(int handle, const void *block, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    struct stat status;
    char whole[PATH_MAX];
    if (!ours(handle, &status, whole) || !S_ISREG(status.st_mode)) return real(handle, block, length);
    off_t offset = fcntl(handle, F_GETFL) & O_APPEND ? status.st_size : lseek(handle, 0, SEEK_CUR);
    ENTER(kind_of_write(&status, offset, length));
    ssize_t done = real(handle, block, length);
    if (done > 0) note('W', status.st_ino, offset, block, done, NULL);
    LEAVE;
}

ssize_t pread(int handle, void *block, size_t length, off_t offset) {
    REAL(ssize_t, "pread", int, void *, size_t, off_t);
    struct stat status;
    char whole[PATH_MAX];
    if (!(kinds & READ) || !ours(handle, &status, whole) || !S_ISREG(status.st_mode)) return real(handle, block, length, offset);
    ENTER(READ);
    ssize_t done = real(handle, block, length, offset);
    LEAVE;
}

ssize_t pread64(int handle, void *block, size_t length, off_t offset) { return pread(handle, block, length, offset); }

ssize_t read(int handle, void *block, size_t length) {
    REAL(ssize_t, "read", int, void *, size_t);
    struct stat status;
    char whole[PATH_MAX];
    if (!(kinds & READ) || !ours(handle, &status, whole) || !S_ISREG(status.st_mode)) return real(handle, block, length);
    ENTER(READ);
    ssize_t done = real(handle, block, length);
    LEAVE;
}

int ftruncate(int handle, off_t size) {
    REAL(int, "ftruncate", int, off_t);
    struct stat status;
    char whole[PATH_MAX];
    if (!ours(handle, &status, whole)) return real(handle, size);
    ENTER(size > status.st_size ? GROW : CUT);
    int done = real(handle, size);
    if (!done) note('T', status.st_ino, size, NULL, 0, NULL);
    LEAVE;
}

int ftruncate64(int handle, off_t size) { return ftruncate(handle, size); }

static int synced(int (*real)(int), int handle) {
    struct stat status;
    char whole[PATH_MAX];
    if (!ours(handle, &status, whole)) return real(handle);
    ENTER(SYNC);
    /* Why not really: the disk of the test is the log; a flush of the machine's own costs time and proves nothing. */
    int done = 0;
    if (S_ISDIR(status.st_mode)) note('D', status.st_ino, 0, whole, strlen(whole), NULL);
    else note('F', status.st_ino, 0, NULL, 0, NULL);
    LEAVE;
}

int fsync(int handle) {
    REAL(int, "fsync", int);
    return synced(real, handle);
}

int fdatasync(int handle) {
    REAL(int, "fdatasync", int);
    return synced(real, handle);
}

static int two_names(int (*real)(int, const char *, int, const char *), char what, int one, const char *from, int two, const char *to) {
    char source[PATH_MAX], target[PATH_MAX];
    if (!named(one, from, source) || !named(two, to, target)) return real(one, from, two, to);
    ENTER(NAME);
    int done = real(one, from, two, to);
    if (!done) note(what, 0, 0, source, strlen(source), target);
    LEAVE;
}

int renameat(int one, const char *from, int two, const char *to) {
    REAL(int, "renameat", int, const char *, int, const char *);
    return two_names(real, 'R', one, from, two, to);
}

int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

static int link_plainly(int one, const char *from, int two, const char *to) {
    REAL(int, "linkat", int, const char *, int, const char *, int);
    return real(one, from, two, to, 0);
}

int link(const char *from, const char *to) { return two_names(link_plainly, 'L', AT_FDCWD, from, AT_FDCWD, to); }

int linkat(int one, const char *from, int two, const char *to, int flags) {
    REAL(int, "linkat", int, const char *, int, const char *, int);
    char whole[PATH_MAX];
    if (!named(two, to, whole)) return real(one, from, two, to, flags);
    return two_names(link_plainly, 'L', one, from, two, to);
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    char whole[PATH_MAX];
    if (!named(folder, path, whole)) return real(folder, path, flags);
    ENTER(GONE);
    int done = real(folder, path, flags);
    if (!done) note('U', 0, 0, whole, strlen(whole), NULL);
    LEAVE;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode) {
    REAL(int, "mkdirat", int, const char *, mode_t);
    char whole[PATH_MAX];
    if (!named(folder, path, whole)) return real(folder, path, mode);
    ENTER(MAKE);
    int done = real(folder, path, mode);
    if (!done) note('M', 0, 0, whole, strlen(whole), NULL);
    LEAVE;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

/* What copies inside the system would pass us by: whoever calls these falls back to reading and writing. */
ssize_t sendfile(int out, int in, off_t *offset, size_t length) {
    REAL(ssize_t, "sendfile", int, int, off_t *, size_t);
    struct stat status;
    char whole[PATH_MAX];
    if (!ours(out, &status, whole)) return real(out, in, offset, length);
    errno = ENOSYS;
    return -1;
}

ssize_t sendfile64(int out, int in, off_t *offset, size_t length) { return sendfile(out, in, offset, length); }

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t length, unsigned flags) {
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    struct stat status;
    char whole[PATH_MAX];
    if (!ours(out, &status, whole)) return real(in, from, out, to, length, flags);
    errno = ENOSYS;
    return -1;
}

int posix_fallocate(int handle, off_t offset, off_t length) {
    REAL(int, "posix_fallocate", int, off_t, off_t);
    struct stat status;
    char whole[PATH_MAX];
    return ours(handle, &status, whole) ? EINVAL : real(handle, offset, length);
}

int posix_fallocate64(int handle, off_t offset, off_t length) { return posix_fallocate(handle, offset, length); }

/* What the system tells of a disk that is full, or that it has made read-only. */
int statvfs(const char *path, struct statvfs *told) {
    REAL(int, "statvfs", const char *, struct statvfs *);
    int done = real(path, told);
    char whole[PATH_MAX];
    if (!done && troubled() && named(AT_FDCWD, path, whole)) {
        if (says == ENOSPC) told->f_bfree = told->f_bavail = told->f_ffree = told->f_favail = 0;
        if (says == EROFS) told->f_flag |= ST_RDONLY;
    }
    return done;
}

int statvfs64(const char *path, struct statvfs64 *told) { return statvfs(path, (struct statvfs *)told); }
