/* demo-evidence-words.h - what partners said of a year together, in words nobody said */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *title; /* NULL ends the table */
  const char *worked;
  const char *did_not_work;
  const char *brought_centre;
  const char *brought_school;
  const char *brought_children;
  const char *decisions;
} DemoEvidenceEvaluation;

typedef struct
{
  const char *mark;       /* as written, or NULL */
  int         start, end; /* seconds; -1: not known */
  const char *role;
  const char *nature;
  const char *raw; /* NULL ends the table */
  const char *brake;
  const char *lever;
  const char *posture;
} DemoEvidencePassage;

typedef struct
{
  const char *label; /* NULL ends the table */
  const char *file;
  const char *cited;
} DemoEvidenceFile;

extern const DemoEvidenceEvaluation demo_evidence_evaluations[];
extern const DemoEvidencePassage    demo_evidence_passages[];
extern const DemoEvidenceFile       demo_evidence_files[];

G_END_DECLS
