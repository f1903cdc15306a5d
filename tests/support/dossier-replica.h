/* dossier-replica.h - the journal of one desktop, without its window, its threads or a disk that is waited for
 *
 * For tests that need many desktops in little time: a database in memory, or in memory files, synchronous off. What a store does on its
 * writer thread is done here by the same functions, in place.
 */
#pragma once

#include "dossier-members-act.h"
#include "dossier-receive.h"
#include "dossier-stretch.h"
#include "dossier-writer.h"

G_BEGIN_DECLS

typedef struct
{
  char            *path;     /* NULL: in memory */
  DossierIdentity *identity; /* borrowed: a cloned disk has the same */
  DossierDatabase *database;
  DossierJournal  *journal;
} DossierReplica;

/* Those made from now on: in files, closed and opened again as a program does, or in memory, several times cheaper. In files until told
 * otherwise. */
void dossier_replica_set_in_memory (gboolean in_memory);

/* Identities stand until the program ends; index counts from 0, and 0 is the founder's. */
DossierIdentity *dossier_replica_get_identity (guint index);

DossierReplica *dossier_replica_new (guint identity);
/* The same file under another identity, or the same: a copy, a clone. bytes: dossier_replica_dup_file (). */
DossierReplica *dossier_replica_new_from (GBytes *bytes,
                                          guint   identity);
void            dossier_replica_free (DossierReplica *self);

/* Ends the program and begins it again. */
void    dossier_replica_restart (DossierReplica *self);
GBytes *dossier_replica_dup_file (DossierReplica *self);
void    dossier_replica_restore (DossierReplica *self,
                                 GBytes         *bytes);

/* Takes act. Asserts that it went in. FALSE: it altered nothing. point: where it was written. */
gboolean dossier_replica_write (DossierReplica *self,
                                DossierAct     *act,
                                DossierPoint   *point);
void     dossier_replica_act_on_members (DossierReplica   *self,
                                         DossierMembersAct act);
void     dossier_replica_meet (DossierReplica *self,
                               guint           identity,
                               gint            predecessor); /* identity, or -1 */
GBytes  *dossier_replica_dup_seen (DossierReplica *self);
/* NULL: nothing is left. crashes: the file is there, and the journal never knew. */
DossierSegment *dossier_replica_seal (DossierReplica *self,
                                      gboolean        crashes);
DossierReceived dossier_replica_receive (DossierReplica       *self,
                                         const DossierSegment *segment,
                                         DossierReceiveMode    mode);
/* All it shows is forgotten and made again from the journal; in files the tables themselves too. */
void dossier_replica_project_anew (DossierReplica *self);
/* What it shows, as text: two desktops that show the same give the same. */
char *dossier_replica_dump (DossierReplica *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReplica, dossier_replica_free)

G_END_DECLS
