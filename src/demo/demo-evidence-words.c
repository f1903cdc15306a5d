#include "demo-evidence-words.h"

const DemoEvidenceEvaluation demo_evidence_evaluations[] = {
  { "Bilan de l’accompagnement à la scolarité",
    "Un point de dix minutes toutes les trois semaines, toujours le même jour, entre l’école et l’accompagnatrice.",
    "Les enfants arrivent fatigués le jeudi ; la séance commence trop tard.",
    "Une place reconnue : l’école appelle avant que la difficulté ne s’installe.",
    "Un autre regard sur des enfants qui parlent peu en classe.",
    "Ils osent demander de l’aide, et leurs parents viennent plus volontiers.",
    "Avancer la séance d’un quart d’heure ; garder le même jour l’an prochain." },
  { "Retour sur le café des parents",
    "Le café se tient dans la cour, à l’heure de la sortie : on ne le cherche pas.",
    "Les mêmes familles reviennent ; les pères ne viennent pas.",
    "Des parents que le centre n’avait jamais vus.",
    "La direction répond aux questions sans rendez-vous.",
    "Ils voient les adultes se parler.",
    "Un samedi par trimestre, avec les enfants." },
  { "Fin du projet de théâtre",
    "Le spectacle a été joué à l’école et au centre, devant deux publics.",
    "Les répétitions ont mordu sur les évaluations de mai.",
    "Six familles se sont inscrites aux ateliers du mercredi.",
    "Une classe qui travaille mieux ensemble.",
    "La fierté, et des mots pour parler devant les autres.",
    "Choisir les dates en septembre, avec le calendrier de l’école sous les yeux." },
  { "Point sur la médiation",
    "Chaque partie a été entendue seule avant la rencontre.",
    "Trop de temps entre l’appel et le premier rendez-vous.",
    "Un rôle clair : poser le cadre, ne pas juger.",
    "Une relation renouée avec deux familles.",
    "L’absence de l’enfant a cessé.",
    "Un numéro unique à appeler ; réponse sous deux jours." },
  { "Deux ans de lecture partagée",
    "Les grands lisent aux petits : personne n’est en échec.",
    "La bibliothèque ferme aux vacances, l’élan retombe.",
    "Des bénévoles nouveaux.",
    "Des élèves de troisième qui reprennent goût à lire.",
    "Un livre emporté chez soi chaque semaine.",
    "Demander les clés de la bibliothèque pour l’été." },
  { NULL }
};

const DemoEvidencePassage demo_evidence_passages[] = {
  { "(04-12)", 252, 291, "centre_director", "verbatim",
    "On a commencé par un goûter, pas par une convention ; la convention est venue deux ans après.", NULL, "neighbourhood_life", NULL },
  { "(11-40)", 700, -1, "head", "verbatim",
    "Quand la personne change au centre, il faut tout recommencer, et nous on n’a pas toujours la force.", "changing_contact", NULL, NULL },
  { "(18-05)", 1085, 1130, "family_officer", "paraphrase",
    "La référente dit qu’elle rencontre toujours les parents avant la réunion, pour que personne n’y découvre rien.", NULL, NULL, "prepares_relation" },
  { NULL, -1, -1, "cpe", "example",
    "Un élève exclu deux jours a passé ces deux jours au centre, avec un travail donné par le collège.", NULL, NULL, "mediator" },
  { "(27-3?)", -1, -1, "teacher", "verbatim",
    "Les parents, on les voit quand ça va mal ; au centre, on les voit aussi quand ça va bien.", "painful_past", NULL, NULL },
  { NULL, -1, -1, NULL, NULL, NULL, NULL, NULL, NULL }
};

const DemoEvidenceFile demo_evidence_files[] = {
  { "Convention signée", "convention-2024.pdf", NULL },
  { "Affiche du carnaval", "affiche-carnaval.png", NULL },
  { "Grille d’analyse d’une situation", "grille-analyse.odt", NULL },
  { "Notes de la réunion de quartier", NULL, "« voir notes ci-jointes », dans le compte rendu de novembre" },
  { "Liste des classes accueillies", NULL, "annexe 2 du bilan, que personne n’a retrouvée" },
  { NULL, NULL, NULL }
};
