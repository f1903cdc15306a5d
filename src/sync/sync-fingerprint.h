/* sync-fingerprint.h - four words by which two people tell, by voice, that they speak of the same desktop
 *
 * The first 64 bits of BLAKE2b-128 ("liens-fingerprint" ‖ public key), sixteen to a word, as proquints (D. S. Wilkerson,
 * "A Proposal for Proquints", arXiv:0901.4016): consonants bdfghjklmnprstvz and vowels aiou by turns, five letters a word.
 */
#pragma once

#include "dossier-identity.h"

G_BEGIN_DECLS

#define SYNC_FINGERPRINT_WORDS 4

/* "lusab babad gutih tugad"; caller owns. public_key: DOSSIER_PUBLIC_KEY_BYTES. */
char *sync_fingerprint_dup (const guint8 *public_key);

G_END_DECLS
