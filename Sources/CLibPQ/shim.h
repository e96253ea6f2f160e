#pragma once
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* PG_DIAG_* are character constants, which Swift does not import. */
static inline const char *parley_severity(const PGresult *r) { return PQresultErrorField(r, PG_DIAG_SEVERITY_NONLOCALIZED); }
static inline const char *parley_sqlstate(const PGresult *r) { return PQresultErrorField(r, PG_DIAG_SQLSTATE); }
static inline const char *parley_message(const PGresult *r) { return PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY); }
static inline const char *parley_detail(const PGresult *r) { return PQresultErrorField(r, PG_DIAG_MESSAGE_DETAIL); }
static inline const char *parley_hint(const PGresult *r) { return PQresultErrorField(r, PG_DIAG_MESSAGE_HINT); }
static inline const char *parley_table(const PGresult *r) { return PQresultErrorField(r, PG_DIAG_TABLE_NAME); }
static inline const char *parley_constraint(const PGresult *r) { return PQresultErrorField(r, PG_DIAG_CONSTRAINT_NAME); }
static inline const char *parley_position(const PGresult *r) { return PQresultErrorField(r, PG_DIAG_STATEMENT_POSITION); }
static inline const char *parley_context(const PGresult *r) { return PQresultErrorField(r, PG_DIAG_CONTEXT); }
static inline const char *parley_source(const PGresult *r) { return PQresultErrorField(r, PG_DIAG_SOURCE_FUNCTION); }

/* syscall() and prctl() are variadic, which Swift cannot call. */

static inline void parley_name_thread(const char *name) { prctl(PR_SET_NAME, name); }

/* glibc has these since 2.34, but shows them to _GNU_SOURCE only. */
enum { PARLEY_SPAWN_SETSID = 0x80 };
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);

/* A descriptor that becomes readable when the process ends, also for one that is not our child. */
static inline int parley_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }
