#include "config.h"

#include "carry-explain.h"

#include <glib/gi18n-lib.h>

const char *
carry_explain (CarryError code)
{
  switch (code)
    {
    case CARRY_ERROR_NO_PROGRAM:
      return _ ("The program that reaches the shared folder is missing: Liens must be installed again. Your work is safe on this computer.");
    case CARRY_ERROR_FROZEN:
      return _ ("The shared folder does not answer. Go on working: what you do is kept on this computer and will be sent later.");
    case CARRY_ERROR_NOT_HERE:
      return _ ("The shared folder is not there. Check that its drive is connected. Go on working: what you do is kept on this computer and will be sent later.");
    case CARRY_ERROR_ANOTHER:
      return _ ("Another federation lives in this folder: nothing was read or written there. Choose the shared folder of yours.");
    case CARRY_ERROR_EXISTS:
      return _ ("This folder is shared already: nothing was changed there. Join it, or choose another folder.");
    case CARRY_ERROR_DIFFERS:
      return _ ("A file that this computer put in the shared folder was altered there. Nothing is lost: it is kept on this computer and will be sent again.");
    case CARRY_ERROR_FULL:
      return _ ("The shared folder is full. Your work is safe on this computer and will be sent as soon as there is room: tell whoever looks after the folder.");
    case CARRY_ERROR_READ_ONLY:
      return _ ("Nothing can be written in the shared folder for now. Your work is safe on this computer and will be sent later: tell whoever looks after the folder.");
    case CARRY_ERROR_DENIED:
      return _ ("You are not allowed to write in the shared folder. Your work is safe on this computer: ask whoever looks after the folder for the right to write there.");
    case CARRY_ERROR_MIRROR:
      return _ ("The disk of this computer is full or failing: what others sent cannot be kept. Make some room; it will be fetched again.");
    case CARRY_ERROR_CRASHED:
    case CARRY_ERROR_IO:
    case CARRY_ERROR_REQUEST:
    default:
      return _ ("The shared folder failed. Nothing is lost: what you do is kept on this computer, and it will be tried again.");
    }
}

const char *
carry_explain_fate (CarryFate fate)
{
  switch (fate)
    {
    case CARRY_FATE_PLACEHOLDER:
      return _ ("The shared folder is kept on a server and fetched on demand: in its program, ask that it always be kept on this computer.");
    case CARRY_FATE_TOO_BIG:
      return _ ("A file of the shared folder is larger than Liens ever writes: it was left alone.");
    case CARRY_FATE_TOO_MANY:
      return _ ("One desktop has more files in the shared folder than Liens ever writes: the rest was left alone.");
    case CARRY_FATE_MIRROR_FULL:
      return _ ("The shared folder holds more than Liens keeps on a computer: the rest was left alone.");
    case CARRY_FATE_UNREADABLE:
      return _ ("A file of the shared folder cannot be read for now; it will be tried again.");
    case CARRY_FATE_NONE:
    case CARRY_FATE_COPIED:
    case CARRY_FATE_PRESENT:
    case CARRY_FATE_REMOVED:
    case CARRY_FATE_MISSING:
    case CARRY_FATE_DIFFERS:
    case CARRY_FATE_LEFT:
    case CARRY_FATE_NOT_A_FILE:
    default:
      return NULL;
    }
}
