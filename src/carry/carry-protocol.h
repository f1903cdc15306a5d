/* carry-protocol.h - what the program and liens-relay say to each other
 *
 * The program writes requests on the standard input of liens-relay and reads words on its standard
 * output. Either is a frame: four bytes of length (little endian), then a GVariant of one fixed
 * type, in normal form. One request at a time; words follow until DONE or FAILED. A frame that is
 * too long, of another form, or holds a name that cannot be, ends the conversation.
 *
 *   1. Every path and every name is bytes: no encoding is supposed.
 *   2. A request that changes the share tells the bytes `federation.liens` must have. Are they not
 *      there, nothing is read, made or removed (FAILED, NOT_HERE or ANOTHER).
 *   3. At work, liens-relay never stays silent for longer than its slowest system call: a BEAT says
 *      that it goes on. It is said between two calls, by the thread that makes them.
 *   4. The end of its input ends liens-relay.
 *   5. What is said is bounded, whatever a share holds: of what is passed over, a few thousand are told; what was copied
 *      is always told, and copying stops before it could not be.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CARRY_FRAME_HEADER 4
#define CARRY_REQUEST_MAX (8u << 20)
#define CARRY_WORD_MAX (128u << 10)
#define CARRY_SENTINEL_MAX (64u << 10) /* and of the note beside it */
#define CARRY_NAMES_MAX 8192           /* in one request */
#define CARRY_ITEMS_MAX (1 << 18)      /* in the answer to one: what comes after is not said */

#define CARRY_ERROR (carry_error_quark ())

typedef enum
{
  CARRY_ERROR_NO_PROGRAM, /* liens-relay is not installed: repair the installation */
  CARRY_ERROR_FROZEN,     /* the folder does not answer: go on without it, try later */
  CARRY_ERROR_CRASHED,    /* liens-relay ended or said nonsense: try again */
  CARRY_ERROR_NOT_HERE,   /* no such folder, or an empty one where it should be mounted: nothing was touched */
  CARRY_ERROR_ANOTHER,    /* a folder of another federation is there: nothing was touched */
  CARRY_ERROR_EXISTS,     /* MAKE: another federation lives there already: join it, or choose another folder */
  CARRY_ERROR_DIFFERS,    /* under a name of ours the share has other bytes: remove them or wait */
  CARRY_ERROR_FULL,       /* no room on the share, or no more of our part of it */
  CARRY_ERROR_READ_ONLY,  /* the share cannot be written by anybody */
  CARRY_ERROR_DENIED,     /* the share cannot be written, or read, by us: ask who runs it */
  CARRY_ERROR_IO,         /* the share fails: try later */
  CARRY_ERROR_MIRROR,     /* our own disk fails or is full: nothing can be kept here */
  CARRY_ERROR_REQUEST,    /* what was asked cannot be done by anybody: a fault of ours */
} CarryError;
#define CARRY_N_ERRORS (CARRY_ERROR_REQUEST + 1)

GQuark carry_error_quark (void);

/* Each may be asked again, whatever became of it. */
typedef enum
{
  CARRY_ASK_PROBE = 1, /* the bytes of the sentinel. Makes nothing */
  CARRY_ASK_MAKE,      /* a new shared folder: `p/`, the note, then the sentinel. Its parent must exist. With that sentinel already:
                        * as good */
  CARRY_ASK_LIST,      /* every file of the share, under the names they have there; names: of these postes only */
  CARRY_ASK_PULL,      /* what the mirror has not, of every poste and of ours; names: "poste/name" to be fetched again, where what
                        * came before was torn. What is ours in the mirror is never replaced. Documents come last, and only those
                        * that are named: what of others is not here is LEFT, what is ours there is PRESENT */
  CARRY_ASK_PUSH,      /* names: own files of the mirror, in the order they must appear. Those that our folder lists are PRESENT and
                        * not looked at (VERIFY does). Stops at the first that fails */
  CARRY_ASK_VERIFY,    /* names: own files whose bytes on the share are compared with those of the mirror */
  CARRY_ASK_REMOVE,    /* names: entries of our own folder of the share, whatever their bytes */
  CARRY_ASK_RELAY_ALL, /* what the share has not, of every poste of the mirror, the documents last: a stick, or a lost share made again */
  CARRY_ASK_SWEEP,     /* our temporary files of more than a day, on the share by its own clock, and in the mirror */
  CARRY_ASK_CLOCK,     /* the time on the share: of a file made in our folder and removed */
} CarryAsk;

typedef struct
{
  CarryAsk   what;
  char      *share;    /* absolute */
  char      *mirror;   /* absolute */
  char      *poste;    /* our own, 16 digits; "" for PROBE */
  GBytes    *sentinel; /* the bytes it must have (MAKE: gets); NULL: PROBE */
  char      *note;     /* MAKE: what LISEZ-MOI.txt says; else NULL */
  GPtrArray *names;    /* of char *, owned */
} CarryRequest;

/* names: NULL-terminated, or NULL for none. The place is filled by who sends it. */
CarryRequest *carry_request_new (CarryAsk           what,
                                 const char *const *names);
void          carry_request_free (CarryRequest *self);

typedef enum
{
  CARRY_WORD_BEAT = 1, /* at work; size: bytes copied so far */
  CARRY_WORD_ITEM,     /* what became of one file */
  CARRY_WORD_SENTINEL, /* bytes */
  CARRY_WORD_CLOCK,    /* size: microseconds since 1970 */
  CARRY_WORD_DONE,
  CARRY_WORD_FAILED, /* number: CarryError; bytes: why, for the log */
} CarryWordKind;

typedef enum
{
  CARRY_FATE_NONE,
  CARRY_FATE_COPIED,      /* it is there now, whole */
  CARRY_FATE_PRESENT,     /* it was there; LIST: it is. VERIFY: and the same */
  CARRY_FATE_REMOVED,     /* it is no longer there */
  CARRY_FATE_MISSING,     /* asked for, and not there */
  CARRY_FATE_DIFFERS,     /* there, with other bytes than the mirror's */
  CARRY_FATE_LEFT,        /* there, a document that is not in the mirror and was not asked for */
  CARRY_FATE_PLACEHOLDER, /* a sync tool keeps the content elsewhere: "keep this folder on this computer" */
  CARRY_FATE_NOT_A_FILE,  /* a link, a folder, a pipe…: never opened, or closed at once */
  CARRY_FATE_TOO_BIG,
  CARRY_FATE_TOO_MANY,    /* this poste has more files than any may have: the rest is left */
  CARRY_FATE_MIRROR_FULL, /* the mirror has all it may hold: the rest is left */
  CARRY_FATE_UNREADABLE,  /* number: errno; the next time may do */
} CarryFate;
#define CARRY_N_FATES (CARRY_FATE_UNREADABLE + 1)

typedef struct
{
  CarryWordKind kind;
  CarryFate     fate;
  char         *poste; /* "" or 16 digits */
  char         *name;  /* an entry, or "" for the poste as a whole */
  guint64       size;
  int           number;
  GBytes       *bytes; /* NULL: none */
} CarryWord;

void carry_word_free (CarryWord *self);

/* Whole frames, header included. Caller owns. */
GBytes *carry_request_to_frame (const CarryRequest *self);
GBytes *carry_word_to_frame (const CarryWord *self);

/* header: four bytes. How many follow; 0: not a frame (none is empty, none longer than most). */
gsize carry_frame_get_length (const guint8 *header,
                              gsize         most);

/* body: without its header. NULL: not of that form. */
CarryRequest *carry_request_parse (const guint8 *body,
                                   gsize         length);
CarryWord    *carry_word_parse (const guint8 *body,
                                gsize         length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarryRequest, carry_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarryWord, carry_word_free)

G_END_DECLS
