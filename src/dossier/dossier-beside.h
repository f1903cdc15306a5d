/* dossier-beside.h - what this desktop knows of the files beside the dossier, in NAME.pieces for NAME.liens
 *
 * A record says what people call its file; two records may say the same, and what others wrote is no path. What the file of a record is
 * called here, and how it stands with the shared folder, is of this desktop alone: it is noted in file `pieces` of the private folder, by
 * whoever synchronises. It may be lost: it is found again by what is in the files.
 *
 * `pieces` is a key file, 0600. [id of the record]: name, digest, size (bytes), changed (µs since 1970), state, proved, past (digest, day and name
 * of versions that were replaced, ";" between each).
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_BESIDE_UNTOLD,    /* nothing was said of it: not shared, or not yet */
  DOSSIER_BESIDE_LEAVING,   /* here; the shared folder has it not yet */
  DOSSIER_BESIDE_SENT,      /* from here; the shared folder has it */
  DOSSIER_BESIDE_ARRIVED,   /* here, from another desktop */
  DOSSIER_BESIDE_AWAITED,   /* not here yet */
  DOSSIER_BESIDE_TOO_LARGE, /* here, and stays here: larger than what a shared folder takes */
  DOSSIER_BESIDE_ELSEWHERE, /* on the desktop that has it, and stays there */
} DossierBesideState;

typedef struct
{
  char  *digest;
  char  *name; /* here; "": it never was */
  gint64 when; /* µs since 1970: when it was replaced */
} DossierBesidePast;

typedef struct
{
  char              *name;    /* in the folder; NULL: it is not here */
  char              *digest;  /* of what it held when it was last looked at; NULL: none */
  guint64            size;    /* then, with the next: is it the same still? */
  gint64             changed; /* µs since 1970 */
  DossierBesideState state;
  gboolean           is_proved; /* SENT: the share was found to have it to the byte, by a process after the one that put it there */
  GPtrArray         *past;      /* DossierBesidePast */
} DossierBesideFile;

typedef struct _DossierBeside DossierBeside;

/* data_dir: the private folder of the dossier. One that is not there, or cannot be read, says nothing. */
DossierBeside *dossier_beside_load (const char *data_dir);
/* On the reader thread, of its dossier. */
DossierBeside *dossier_beside_read (DossierReader *reader);
void           dossier_beside_free (DossierBeside *self);
/* Writes it where something was noted since. */
gboolean dossier_beside_keep (DossierBeside *self,
                              GError       **error);

/* Borrowed; NULL: nothing is known of it. */
DossierBesideFile *dossier_beside_find (const DossierBeside *self,
                                        const char          *id);
/* The same, made where it is missing. */
DossierBesideFile *dossier_beside_ensure (DossierBeside *self,
                                          const char    *id);
void               dossier_beside_forget (DossierBeside *self,
                                          const char    *id);
/* Something in it is other than it was. */
void dossier_beside_note (DossierBeside *self);
/* What it held becomes past, and what it was called too, unless somebody wrote in it: then another version is there. */
void dossier_beside_file_replace (DossierBesideFile *self,
                                  gboolean           written_in);
/* Whose file that name is; NULL: nobody's. Borrowed. */
const char *dossier_beside_find_owner (const DossierBeside *self,
                                       const char          *name);
/* What the file of that record is called here; said: by the record. NULL: it is not here. Caller owns. */
char *dossier_beside_dup_name (const DossierBeside *self,
                               const char          *id,
                               const char          *said);
/* Ids of all, NULL-terminated. Caller owns. */
char **dossier_beside_dup_ids (const DossierBeside *self);

/* What a file of that record could be called here, the best first: safe on any disk, without '/', never hidden, of 200 bytes at most.
 * name: as others wrote it. n: from 0 on. Caller owns. */
char *dossier_beside_make_name (const char *name,
                                const char *id,
                                guint       n);
/* The same as name says, where it is the name of an entry at all; NULL: it is none. Only to look for what was put there on this desktop.
 * Caller owns. */
char *dossier_beside_dup_entry (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBeside, dossier_beside_free)

G_END_DECLS
