<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr">
<context>
    <name>AssistancePage</name>
    <message>
        <source>Contenu de la page</source>
        <translation>Content of the page</translation>
    </message>
    <message>
        <source>Assistance</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Examiner à nouveau</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Copier pour l’assistance</source>
        <translation>Copy for support</translation>
    </message>
    <message>
        <source>Lecteurs et clés</source>
        <translation>Readers and keys</translation>
    </message>
    <message>
        <source>Pilotes</source>
        <translation>Drivers</translation>
    </message>
    <message>
        <source>Oublier les pilotes retenus</source>
        <translation>Forget the remembered drivers</translation>
    </message>
    <message>
        <source>Réseau</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Qui appeler</source>
        <translation>Whom to call</translation>
    </message>
</context>
<context>
    <name>CareForm</name>
    <message>
        <source>Code &amp;PIN actuel</source>
        <translation>Present &amp;PIN</translation>
    </message>
    <message>
        <source>Code PIN actuel</source>
        <translation>Present PIN</translation>
    </message>
    <message>
        <source>&amp;Nouveau code PIN</source>
        <translation>&amp;New PIN</translation>
    </message>
    <message>
        <source>Nouveau code PIN</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Nouveau code PIN, une seconde &amp;fois</source>
        <translation>New PIN, a &amp;second time</translation>
    </message>
    <message>
        <source>Nouveau code PIN, une seconde fois</source>
        <translation>New PIN, a second time</translation>
    </message>
    <message>
        <source>Code oublié&#x202f;?</source>
        <translation>Forgotten PIN?</translation>
    </message>
</context>
<context>
    <name>CarePage</name>
    <message>
        <source>Contenu de la page</source>
        <translation>Content of the page</translation>
    </message>
    <message>
        <source>Revenir à ma clé</source>
        <translation>Back to my key</translation>
    </message>
    <message>
        <source>Les codes ne sont ni enregistrés ni transmis.</source>
        <translation>The codes are neither stored nor sent.</translation>
    </message>
    <message>
        <source>Changer le code PIN</source>
        <translation>Change the PIN</translation>
    </message>
</context>
<context>
    <name>CertificatesCard</name>
    <message>
        <source>Certificats</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>Exporter…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Certificats de la clé</source>
        <translation>Certificates of the key</translation>
    </message>
</context>
<context>
    <name>EmptyKey</name>
    <message>
        <source>Chercher à nouveau</source>
        <translation>Search again</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Enregistrer une copie sous</source>
        <translation>Save a copy as</translation>
    </message>
    <message>
        <source>Ajouter à l’agenda</source>
        <translation>Add to calendar</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>Code %1</translation>
    </message>
</context>
<context>
    <name>HistoryDetail</name>
    <message>
        <source>Détail du dossier</source>
        <translation>Detail of the file</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Contenu de la page</source>
        <translation>Content of the page</translation>
    </message>
    <message>
        <source>Mes dossiers</source>
        <translation>My files</translation>
    </message>
    <message>
        <source>Exporter la liste…</source>
        <translation>Export the list…</translation>
    </message>
    <message>
        <source>Dossiers signés</source>
        <translation>Signed files</translation>
    </message>
    <message>
        <source>Vos dossiers signés apparaîtront ici</source>
        <translation>Your signed files will appear here</translation>
    </message>
    <message>
        <source>Renouveler ma clé</source>
        <translation>Renew my key</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>document sans commande, à déposer par vos soins</source>
        <translation>document without an order, for you to submit</translation>
    </message>
    <message>
        <source>signature enregistrée</source>
        <translation>signature recorded</translation>
    </message>
    <message>
        <source>signature pas encore enregistrée</source>
        <translation>signature not recorded yet</translation>
    </message>
    <message>
        <source>Non transmis</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>En place</source>
        <translation>In place</translation>
    </message>
    <message>
        <source>Introuvable</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>Modifié</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Illisible</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>Signé le</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>Commande</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Dossier n°</source>
        <translation>Dossier no.</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Portail</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Emplacement</source>
        <translation>Place</translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>Ma clé</source>
        <translation>My key</translation>
    </message>
    <message>
        <source>Plusieurs clés sont branchées&#xa0;: laquelle voulez-vous voir&#x202f;?</source>
        <translation>Several keys are plugged in: which one do you want to see?</translation>
    </message>
    <message>
        <source>Renouveler ma clé</source>
        <translation>Renew my key</translation>
    </message>
    <message>
        <source>Contenu de la page</source>
        <translation>Content of the page</translation>
    </message>
    <message>
        <source>Changer le code PIN…</source>
        <translation>Change the PIN…</translation>
    </message>
    <message>
        <source>Débloquer avec le PUK…</source>
        <translation>Unblock with the PUK…</translation>
    </message>
    <message>
        <source>Rappels d’échéance…</source>
        <translation>Expiry reminders…</translation>
    </message>
    <message>
        <source>Tester la clé…</source>
        <translation>Test the key…</translation>
    </message>
</context>
<context>
    <name>KeySummary</name>
    <message>
        <source>Plusieurs numéros différents</source>
        <translation>Several different numbers</translation>
    </message>
    <message>
        <source>Absent du certificat</source>
        <translation>Not in the certificate</translation>
    </message>
    <message>
        <source>SIREN</source>
        <translation>SIREN</translation>
    </message>
    <message>
        <source>Expire le</source>
        <translation>Expires on</translation>
    </message>
    <message>
        <source>Code PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>expire le %1</source>
        <translation>expires on %1</translation>
    </message>
    <message>
        <source>%1 · expire le %2</source>
        <translation>%1 · expires on %2</translation>
    </message>
    <message>
        <source>N°&#xa0;CNBF</source>
        <translation>CNBF no.</translation>
    </message>
    <message>
        <source>clé n°&#xa0;%1</source>
        <translation>key no. %1</translation>
    </message>
    <message>
        <source>lecteur «&#xa0;%1&#xa0;»</source>
        <translation>reader “%1”</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sceau</source>
        <translation>Sceau</translation>
    </message>
    <message>
        <source>Ma clé</source>
        <translation>My key</translation>
    </message>
    <message>
        <source>Renouveler</source>
        <translation>Renew</translation>
    </message>
    <message>
        <source>Assistance</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Vérifier</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Mes dossiers</source>
        <translation>My files</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Imprimer…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Enregistrer le PDF…</source>
        <translation>Save the PDF…</translation>
    </message>
    <message>
        <source>J’envoie le dossier par courrier</source>
        <translation>I am posting the dossier</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PdfPanel</name>
    <message>
        <source>Votre dossier</source>
        <translation>Your dossier</translation>
    </message>
    <message>
        <source>Page précédente</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>– / –</source>
        <translation>– / –</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Page suivante</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Réduire</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Agrandir</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Ajuster à la largeur</source>
        <translation>Fit the width</translation>
    </message>
    <message>
        <source>Ajuster à la page</source>
        <translation>Fit the page</translation>
    </message>
    <message>
        <source>Rechercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Lire le texte</source>
        <translation>Read the text</translation>
    </message>
    <message>
        <source>Imprimer</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Mots à rechercher</source>
        <translation>Words to search for</translation>
    </message>
    <message>
        <source>Résultat précédent</source>
        <translation>Previous result</translation>
    </message>
    <message>
        <source>Résultat suivant</source>
        <translation>Next result</translation>
    </message>
    <message>
        <source>Texte du dossier</source>
        <translation>Text of the dossier</translation>
    </message>
    <message>
        <source>100&#xa0;%</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Miniatures des pages</source>
        <translation>Page thumbnails</translation>
    </message>
    <message>
        <source>Miniatures des pages (F9)</source>
        <translation>Page thumbnails (F9)</translation>
    </message>
</context>
<context>
    <name>PinForm</name>
    <message>
        <source>Code &amp;PIN</source>
        <translation>&amp;PIN</translation>
    </message>
    <message>
        <source>Code PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>J’ai compris qu’une erreur bloquerait ma clé</source>
        <translation>I understand that an error would block my key</translation>
    </message>
</context>
<context>
    <name>RemindersDialog</name>
    <message>
        <source>Rappels d’échéance</source>
        <translation>Expiry reminders</translation>
    </message>
    <message>
        <source>90, 45, 30, 15 et 7 jours avant l’expiration de la clé.</source>
        <translation>90, 45, 30, 15 and 7 days before the key expires.</translation>
    </message>
    <message>
        <source>Me le rappeler dans la barre des tâches</source>
        <translation>Remind me in the panel</translation>
    </message>
    <message>
        <source>Ajouter à l’agenda…</source>
        <translation>Add to calendar…</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>RenewPage</name>
    <message>
        <source>Renouveler ma clé</source>
        <translation>Renew my key</translation>
    </message>
    <message>
        <source>Précédent</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Imprimer le dossier</source>
        <translation>Print the dossier</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Contenu de la page</source>
        <translation>Content of the page</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Ils valent pour vous seul sur cet ordinateur.</source>
        <translation>They are yours alone on this computer.</translation>
    </message>
    <message>
        <source>Contenu de la page</source>
        <translation>Content of the page</translation>
    </message>
    <message>
        <source>Langue et apparence</source>
        <translation>Language and appearance</translation>
    </message>
    <message>
        <source>&amp;Langue</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Apparence</source>
        <translation>&amp;Appearance</translation>
    </message>
    <message>
        <source>Portail et autorités</source>
        <translation>Portal and authorities</translation>
    </message>
    <message>
        <source>&amp;Portail</source>
        <translation>&amp;Portal</translation>
    </message>
    <message>
        <source>Choisir…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>A&amp;utorités de confiance</source>
        <translation>Tr&amp;usted authorities</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Services d’&amp;horodatage</source>
        <translation>&amp;Time-stamping services</translation>
    </message>
    <message>
        <source>&amp;Niveau des signatures</source>
        <translation>&amp;Level of signatures</translation>
    </message>
    <message>
        <source>Annuler les changements</source>
        <translation>Undo the changes</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Réseau</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Pro&amp;xy</translation>
    </message>
    <message>
        <source>A&amp;dresse du proxy</source>
        <translation>A&amp;ddress of the proxy</translation>
    </message>
    <message>
        <source>Site pour &amp;tester la clé</source>
        <translation>Site to &amp;test the key</translation>
    </message>
</context>
<context>
    <name>StepContact</name>
    <message>
        <source>Vos coordonnées</source>
        <translation>Your contact details</translation>
    </message>
    <message>
        <source>Elles servent à vous remettre la nouvelle clé et à vous envoyer son code d’activation.</source>
        <translation>They are used to hand you the new key and to send you its activation code.</translation>
    </message>
    <message>
        <source>Corriger</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>&amp;Adresse</source>
        <translation>&amp;Address</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Code &amp;postal</source>
        <translation>&amp;Postcode</translation>
    </message>
    <message>
        <source>Code postal</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>&amp;Ville</source>
        <translation>&amp;City</translation>
    </message>
    <message>
        <source>Ville</source>
        <translation>City</translation>
    </message>
    <message>
        <source>Pa&amp;ys</source>
        <translation>Countr&amp;y</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>Pr&amp;énom</source>
        <translation>F&amp;irst name</translation>
    </message>
    <message>
        <source>Prénom</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>&amp;Nom</source>
        <translation>Sur&amp;name</translation>
    </message>
    <message>
        <source>Nom</source>
        <translation>Surname</translation>
    </message>
    <message>
        <source>Adresse é&amp;lectronique</source>
        <translation>E-mai&amp;l address</translation>
    </message>
    <message>
        <source>Adresse électronique</source>
        <translation>E-mail address</translation>
    </message>
    <message>
        <source>&amp;Mobile</source>
        <translation>&amp;Mobile</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>Recevoir le code d’activation</source>
        <translation>Receive the activation code</translation>
    </message>
    <message>
        <source>par SMS</source>
        <translation>by text message</translation>
    </message>
    <message>
        <source>par courriel</source>
        <translation>by e-mail</translation>
    </message>
    <message>
        <source>Modifier mes coordonnées</source>
        <translation>Change my contact details</translation>
    </message>
</context>
<context>
    <name>StepDone</name>
    <message>
        <source>Télécharger…</source>
        <translation>Download…</translation>
    </message>
    <message>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Afficher dans le dossier</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Imprimer</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Et maintenant&#x202f;?</source>
        <translation>What now?</translation>
    </message>
    <message>
        <source>Informer le portail</source>
        <translation>Tell the portal</translation>
    </message>
    <message>
        <source>La signature, vérifiée par Sceau</source>
        <translation>The signature, as checked by Sceau</translation>
    </message>
</context>
<context>
    <name>StepDossier</name>
    <message>
        <source>Ce que vous signez</source>
        <translation>What you sign</translation>
    </message>
    <message>
        <source>Avec</source>
        <translation>With</translation>
    </message>
    <message>
        <source>Corriger mes coordonnées</source>
        <translation>Correct my contact details</translation>
    </message>
</context>
<context>
    <name>StepEligibility</name>
    <message>
        <source>Renouveler par courrier…</source>
        <translation>Renew by post…</translation>
    </message>
    <message>
        <source>Ajouter à l’agenda…</source>
        <translation>Add to calendar…</translation>
    </message>
</context>
<context>
    <name>StepIdentity</name>
    <message>
        <source>Vérifiez votre identité</source>
        <translation>Check your identity</translation>
    </message>
    <message>
        <source>Ces renseignements viennent de l’annuaire de votre Ordre. Ils ne se corrigent pas ici.</source>
        <translation>This information comes from your bar’s directory. It cannot be corrected here.</translation>
    </message>
    <message>
        <source>Je certifie l’exactitude des renseignements donnés ci-dessus</source>
        <translation>I certify that the information given above is correct</translation>
    </message>
    <message>
        <source>Ces informations sont inexactes</source>
        <translation>This information is wrong</translation>
    </message>
</context>
<context>
    <name>StepKey</name>
    <message>
        <source>Enregistrer le dossier signé…</source>
        <translation>Save the signed dossier…</translation>
    </message>
    <message>
        <source>Ajouter à l’agenda…</source>
        <translation>Add to calendar…</translation>
    </message>
    <message>
        <source>Ouvrir le dossier du portail…</source>
        <translation>Open the portal’s dossier…</translation>
    </message>
    <message>
        <source>Chercher à nouveau</source>
        <translation>Search again</translation>
    </message>
</context>
<context>
    <name>StepPin</name>
    <message>
        <source>Entrez le code PIN de votre clé</source>
        <translation>Enter the PIN of your key</translation>
    </message>
    <message>
        <source>Activer la clé</source>
        <translation>Activate the key</translation>
    </message>
    <message>
        <source>Code oublié&#x202f;?</source>
        <translation>Forgotten PIN?</translation>
    </message>
    <message>
        <source>Débloquer avec le code PUK</source>
        <translation>Unblock with the PUK</translation>
    </message>
</context>
<context>
    <name>StepSigning</name>
    <message>
        <source>Signez le dossier</source>
        <translation>Sign the dossier</translation>
    </message>
    <message>
        <source>&amp;Enregistrer le PDF signé sous</source>
        <translation>&amp;Save the signed PDF as</translation>
    </message>
    <message>
        <source>Fichier du PDF signé</source>
        <translation>File of the signed PDF</translation>
    </message>
    <message>
        <source>Choisir…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Remplacer le fichier qui existe déjà</source>
        <translation>Replace the file that already exists</translation>
    </message>
    <message>
        <source>Signé maintenant, le dossier est valable tout de suite&#x202f;; l’horodatage et les preuves pourront lui être ajoutés plus tard, sans la clé.</source>
        <translation>Signed now, the dossier is valid at once; its time-stamp and evidence can be added later, without the key.</translation>
    </message>
    <message>
        <source>Signer maintenant (B-B), compléter plus tard</source>
        <translation>Sign now (B-B), complete it later</translation>
    </message>
    <message>
        <source>Réessayer</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Une signature, un code PIN, puis la clé est libérée.</source>
        <translation>One signature, one PIN, then the key is released.</translation>
    </message>
    <message>
        <source>Ce que vous signez</source>
        <translation>What you sign</translation>
    </message>
</context>
<context>
    <name>TrialPage</name>
    <message>
        <source>Tester la clé</source>
        <translation>Test the key</translation>
    </message>
    <message>
        <source>Contenu de la page</source>
        <translation>Content of the page</translation>
    </message>
    <message>
        <source>Revenir à ma clé</source>
        <translation>Back to my key</translation>
    </message>
    <message>
        <source>Le code n’est ni enregistré ni transmis.</source>
        <translation>The code is neither stored nor sent.</translation>
    </message>
</context>
<context>
    <name>VerifyDetail</name>
    <message>
        <source>Détail du fichier</source>
        <translation>Details of the file</translation>
    </message>
    <message>
        <source>Signer ce document</source>
        <translation>Sign this document</translation>
    </message>
    <message>
        <source>Signatures du fichier</source>
        <translation>Signatures of the file</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Contenu de la page</source>
        <translation>Content of the page</translation>
    </message>
    <message>
        <source>Vérifier des signatures</source>
        <translation>Verify signatures</translation>
    </message>
    <message>
        <source>Ajouter…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Exporter le rapport…</source>
        <translation>Export the report…</translation>
    </message>
    <message>
        <source>Interrompre</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Fichiers vérifiés</source>
        <translation>Verified files</translation>
    </message>
    <message>
        <source>Déposez ici des fichiers PDF ou des dossiers</source>
        <translation>Drop PDF files or folders here</translation>
    </message>
</context>
<context>
    <name>VerifyWords</name>
    <message>
        <source>Tout le fichier</source>
        <translation>The whole file</translation>
    </message>
    <message>
        <source>Une révision du fichier</source>
        <translation>A revision of the file</translation>
    </message>
    <message>
        <source>Une partie seulement</source>
        <translation>Only a part</translation>
    </message>
    <message>
        <source>Rompue</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>Intacte</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>Intacte (%1)</source>
        <translation>Intact (%1)</translation>
    </message>
    <message>
        <source>À vérifier</source>
        <translation>Not verified yet</translation>
    </message>
    <message>
        <source>Accepté</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>À revoir</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>En attente</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>Rejeté</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Acceptés</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Rejetés</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Signataire inconnu</source>
        <translation>Unknown signer</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Signataire</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Inconnu</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Signé (déclaré)</source>
        <translation>Signed (claimed)</translation>
    </message>
    <message>
        <source>Preuve d’heure</source>
        <translation>Proof of time</translation>
    </message>
    <message>
        <source>Aucune</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Intégrité signée</source>
        <translation>Signed integrity</translation>
    </message>
    <message>
        <source>Couverture</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Indication ETSI</source>
        <translation>ETSI indication</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Horodatage&#xa0;: %1</source>
        <translation>Time-stamp: %1</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 à %2 (heure de Paris)</source>
        <translation>%1 at %2 (Paris time)</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Authentification</source>
        <translation>Authentication</translation>
    </message>
    <message>
        <source>Signature et authentification</source>
        <translation>Signature and authentication</translation>
    </message>
    <message>
        <source>Autre</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>qualifié</source>
        <translation>qualified</translation>
    </message>
</context>
<context>
    <name>sceau::gui::CareForm</name>
    <message>
        <source>Code P&amp;UK</source>
        <translation>P&amp;UK</translation>
    </message>
    <message>
        <source>Code &amp;PIN actuel</source>
        <translation>Present &amp;PIN</translation>
    </message>
    <message>
        <source>J’ai compris qu’une erreur détruirait ma clé</source>
        <translation>I understand that an error would destroy my key</translation>
    </message>
    <message>
        <source>J’ai compris qu’une erreur bloquerait ma clé</source>
        <translation>I understand that an error would block my key</translation>
    </message>
    <message>
        <source>Code PUK introuvable&#x202f;?</source>
        <translation>PUK not to be found?</translation>
    </message>
    <message>
        <source>Code oublié&#x202f;?</source>
        <translation>Forgotten PIN?</translation>
    </message>
    <message>
        <source>Débloquer avec le code PUK</source>
        <translation>Unblock with the PUK</translation>
    </message>
</context>
<context>
    <name>sceau::gui::CarePage</name>
    <message>
        <source>Débloquer avec le code PUK</source>
        <translation>Unblock with the PUK</translation>
    </message>
    <message>
        <source>Changer le code PIN</source>
        <translation>Change the PIN</translation>
    </message>
    <message>
        <source>Reprendre le renouvellement</source>
        <translation>Go on with the renewal</translation>
    </message>
    <message>
        <source>Revenir à ma clé</source>
        <translation>Back to my key</translation>
    </message>
    <message>
        <source>Débloquer la clé</source>
        <translation>Unblock the key</translation>
    </message>
</context>
<context>
    <name>sceau::gui::CertificatesCard</name>
    <message>
        <source>Usage</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>Autorité</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Politique</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Valide du</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>au</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Certificat, PEM…</source>
        <translation>Certificate, PEM…</translation>
    </message>
    <message>
        <source>Certificat, DER…</source>
        <translation>Certificate, DER…</translation>
    </message>
    <message>
        <source>Certificat et sa chaîne, PEM…</source>
        <translation>Certificate and its chain, PEM…</translation>
    </message>
    <message>
        <source>Exporter le certificat</source>
        <translation>Export the certificate</translation>
    </message>
    <message>
        <source>%1 (absent de la clé)</source>
        <translation>%1 (not on the key)</translation>
    </message>
    <message>
        <source>Chaîne</source>
        <translation>Chain</translation>
    </message>
    <message>
        <source>Numéro de série</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>Clé</source>
        <translation>Key</translation>
    </message>
</context>
<context>
    <name>sceau::gui::CountdownRing</name>
    <message>
        <source>Clé expirée</source>
        <translation>Key expired</translation>
    </message>
    <message numerus="yes">
        <source>Il reste %n jour(s)</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message>
        <source>expirée</source>
        <translation>expired</translation>
    </message>
    <message numerus="yes">
        <source>jour(s)</source>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sceau::gui::DriverList</name>
    <message>
        <source>Utiliser ce pilote</source>
        <translation>Use this driver</translation>
    </message>
</context>
<context>
    <name>sceau::gui::EmptyKey</name>
    <message>
        <source>Code %1</source>
        <translation>Code %1</translation>
    </message>
</context>
<context>
    <name>sceau::gui::ErrorBanner</name>
    <message>
        <source>Copier pour l’assistance</source>
        <translation>Copy for support</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>Code %1</translation>
    </message>
</context>
<context>
    <name>sceau::gui::HelpWindow</name>
    <message>
        <source>Guide de Sceau</source>
        <translation>Guide to Sceau</translation>
    </message>
    <message>
        <source>Sommaire</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Page précédente</source>
        <translation>Previous page</translation>
    </message>
</context>
<context>
    <name>sceau::gui::HistoryDetail</name>
    <message>
        <source>Où est ce fichier…</source>
        <translation>Where is this file…</translation>
    </message>
    <message>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Vérifier à nouveau</source>
        <translation>Verify again</translation>
    </message>
    <message>
        <source>Imprimer…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Afficher dans le dossier</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Exporter une copie…</source>
        <translation>Export a copy…</translation>
    </message>
    <message>
        <source>Retirer de la liste…</source>
        <translation>Remove from the list…</translation>
    </message>
    <message>
        <source>Compléter la signature…</source>
        <translation>Complete the signature…</translation>
    </message>
    <message>
        <source>Aucun dossier choisi</source>
        <translation>No file chosen</translation>
    </message>
    <message>
        <source>Choisissez un dossier de la liste.</source>
        <translation>Choose a file of the list.</translation>
    </message>
</context>
<context>
    <name>sceau::gui::HistoryPage</name>
    <message numerus="yes">
        <source>%n dossier(s) signé(s) sur cet ordinateur</source>
        <translation>
            <numerusform>%n file signed on this computer</numerusform>
            <numerusform>%n files signed on this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n introuvable(s)</source>
        <translation>
            <numerusform>%n not found</numerusform>
            <numerusform>%n not found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n modifié(s)</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message>
        <source>Afficher dans le dossier</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Enregistrer le dossier complété sous</source>
        <translation>Save the completed file as</translation>
    </message>
    <message>
        <source>Enregistrer une copie sous</source>
        <translation>Save a copy as</translation>
    </message>
    <message>
        <source>Montrer où est %1</source>
        <translation>Show where %1 is</translation>
    </message>
    <message>
        <source>Documents PDF (*.pdf)</source>
        <translation>PDF documents (*.pdf)</translation>
    </message>
    <message>
        <source>Tous les fichiers (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Retirer de la liste</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>Garder</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Enregistrer la liste sous</source>
        <translation>Save the list as</translation>
    </message>
    <message>
        <source>dossiers</source>
        <translation>files</translation>
    </message>
</context>
<context>
    <name>sceau::gui::HistoryTable</name>
    <message>
        <source>Signé le</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Commande</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>État</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>sceau::gui::KeyPage</name>
    <message>
        <source>Code PIN bloqué</source>
        <translation>PIN blocked</translation>
    </message>
    <message>
        <source>Clé expirée</source>
        <translation>Key expired</translation>
    </message>
    <message>
        <source>Clé vide</source>
        <translation>Empty key</translation>
    </message>
    <message>
        <source>Clé prête</source>
        <translation>Key ready</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Renouveler ma clé</source>
        <translation>Renew my key</translation>
    </message>
    <message>
        <source>Voir une autre clé (%1 branchées)</source>
        <translation>See another key (%1 plugged in)</translation>
    </message>
    <message>
        <source>Débloquer avec le code PUK</source>
        <translation>Unblock with the PUK</translation>
    </message>
    <message>
        <source>Changer le code PIN</source>
        <translation>Change the PIN</translation>
    </message>
    <message>
        <source>%1 · lecteur «&#xa0;%2&#xa0;» · clé n°&#xa0;%3</source>
        <translation>%1 · reader “%2” · key no. %3</translation>
    </message>
</context>
<context>
    <name>sceau::gui::MainWindow</name>
    <message>
        <source>Ma clé</source>
        <translation>My key</translation>
    </message>
    <message>
        <source>Renouveler</source>
        <translation>Renew</translation>
    </message>
    <message>
        <source>Assistance</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Vérifier</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Mes dossiers</source>
        <translation>My files</translation>
    </message>
</context>
<context>
    <name>sceau::gui::PageThumbnails</name>
    <message>
        <source>Page %1</source>
        <translation>Page %1</translation>
    </message>
</context>
<context>
    <name>sceau::gui::PagesView</name>
    <message>
        <source>La page %1 ne peut pas être affichée.</source>
        <translation>Page %1 cannot be shown.</translation>
    </message>
</context>
<context>
    <name>sceau::gui::PdfPanel</name>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n résultat(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Page %1</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Texte copié</source>
        <translation>Text copied</translation>
    </message>
</context>
<context>
    <name>sceau::gui::PdfView</name>
    <message>
        <source>Pages du dossier</source>
        <translation>Pages of the dossier</translation>
    </message>
    <message>
        <source>Dossier, page %1 sur %2</source>
        <translation>Dossier, page %1 of %2</translation>
    </message>
    <message>
        <source>Copier</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Tout sélectionner</source>
        <translation>Select all</translation>
    </message>
</context>
<context>
    <name>sceau::gui::PrintJob</name>
    <message>
        <source>Impression</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Ouverture du document…</source>
        <translation>Opening the document…</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Impression de la page %1 sur %2</source>
        <translation>Printing page %1 of %2</translation>
    </message>
</context>
<context>
    <name>sceau::gui::RenewPage</name>
    <message>
        <source>Clé</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Code PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Éligibilité</source>
        <translation>Eligibility</translation>
    </message>
    <message>
        <source>Identité</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>Coordonnées</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Terminé</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Commande n°&#xa0;%1</source>
        <translation>Order no. %1</translation>
    </message>
</context>
<context>
    <name>sceau::gui::RuleList</name>
    <message>
        <source>Conforme</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>À surveiller</source>
        <translation>To watch</translation>
    </message>
    <message>
        <source>À vérifier</source>
        <translation>To be checked</translation>
    </message>
    <message>
        <source>Non conforme</source>
        <translation>Not met</translation>
    </message>
</context>
<context>
    <name>sceau::gui::SettingsPage</name>
    <message>
        <source>Comme le système</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Clair</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Sombre</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Contraste élevé</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Fixé par l’administrateur de cet ordinateur.</source>
        <translation>Set by the administrator of this computer.</translation>
    </message>
    <message>
        <source>Le fichier ou l’adresse de l’annuaire et des commandes.</source>
        <translation>The file or the address of the directory and the orders.</translation>
    </message>
    <message>
        <source>Un fichier PEM ou un dossier par ligne. Sceau ne croit que ces autorités, jamais celles du système.</source>
        <translation>One PEM file or folder a line. Sceau believes these authorities only, never those of the system.</translation>
    </message>
    <message>
        <source>Une adresse par ligne, demandées dans cet ordre.</source>
        <translation>One address a line, asked in this order.</translation>
    </message>
    <message>
        <source>Au-delà de B-B, il faut un service d’horodatage.</source>
        <translation>Beyond B-B, a time-stamping service is needed.</translation>
    </message>
    <message>
        <source>Portail</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Un service a sa propre politique&#xa0;: modifiez-les dans le fichier des réglages.</source>
        <translation>A service has a policy of its own: change them in the settings file.</translation>
    </message>
    <message>
        <source>Aucun</source>
        <translation>None</translation>
    </message>
    <message>
        <source>À cette adresse</source>
        <translation>At this address</translation>
    </message>
    <message>
        <source>Une adresse qui demande un certificat. Votre clé n’y est présentée que si vous la testez.</source>
        <translation>An address that asks for a certificate. Your key is shown there only when you test it.</translation>
    </message>
    <message>
        <source>L’adresse commence par https:// et ne contient ni nom ni mot de passe.</source>
        <translation>The address begins with https:// and holds neither a name nor a password.</translation>
    </message>
    <message>
        <source>Pour tout ce que Sceau demande au réseau.</source>
        <translation>For everything that Sceau asks the network.</translation>
    </message>
    <message>
        <source>Redémarrer Sceau</source>
        <translation>Restart Sceau</translation>
    </message>
</context>
<context>
    <name>sceau::gui::StepBar</name>
    <message>
        <source>Étape %1 sur %2&#xa0;: %3</source>
        <translation>Step %1 of %2: %3</translation>
    </message>
</context>
<context>
    <name>sceau::gui::StepContact</name>
    <message>
        <source>Suivant</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Confirmer</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Code postal et ville</source>
        <translation>Postcode and city</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>Prénom et nom</source>
        <translation>First name and surname</translation>
    </message>
    <message>
        <source>Adresse électronique</source>
        <translation>E-mail address</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>Code d’activation</source>
        <translation>Activation code</translation>
    </message>
    <message>
        <source>par SMS</source>
        <translation>by text message</translation>
    </message>
    <message>
        <source>par courriel</source>
        <translation>by e-mail</translation>
    </message>
</context>
<context>
    <name>sceau::gui::StepDone</name>
    <message>
        <source>intacte</source>
        <translation>intact</translation>
    </message>
    <message>
        <source>rompue</source>
        <translation>broken</translation>
    </message>
    <message>
        <source>aucune autorité de confiance configurée ou trouvée</source>
        <translation>no trusted authority configured or found</translation>
    </message>
    <message>
        <source>remonte à %1</source>
        <translation>leads to %1</translation>
    </message>
    <message>
        <source>Dossier à imprimer, parapher et signer</source>
        <translation>Dossier to print, initial and sign</translation>
    </message>
    <message>
        <source>Intégrité</source>
        <translation>Integrity</translation>
    </message>
    <message>
        <source>Couverture</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>tout le fichier</source>
        <translation>the whole file</translation>
    </message>
    <message>
        <source>une partie du fichier</source>
        <translation>part of the file</translation>
    </message>
    <message>
        <source>Modifié depuis</source>
        <translation>Changed since</translation>
    </message>
    <message>
        <source>non</source>
        <translation>no</translation>
    </message>
    <message>
        <source>oui</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>Chaîne</source>
        <translation>Chain</translation>
    </message>
    <message>
        <source>Signataire</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Empreinte</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>D’ici là, votre clé actuelle reste valable jusqu’au %1.</source>
        <translation>Meanwhile, your present key stays valid until %1.</translation>
    </message>
    <message>
        <source>Terminer</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>tout le dossier</source>
        <translation>the whole dossier</translation>
    </message>
    <message>
        <source>non, seules des preuves ont été ajoutées</source>
        <translation>no, only evidence was added</translation>
    </message>
</context>
<context>
    <name>sceau::gui::StepDossier</name>
    <message numerus="yes">
        <source>Le dossier que le portail vous a remis, un PDF de %n page(s), tel quel.</source>
        <translation>
            <numerusform>The dossier the portal gave you, a PDF of %n page, as it is.</numerusform>
            <numerusform>The dossier the portal gave you, a PDF of %n pages, as it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Le contrat de renouvellement et les conditions générales, en un seul PDF de %n page(s).</source>
        <translation>
            <numerusform>The renewal contract and the general terms, in one PDF of %n page.</numerusform>
            <numerusform>The renewal contract and the general terms, in one PDF of %n pages.</numerusform>
        </translation>
    </message>
    <message>
        <source>Votre certificat de signature, valide jusqu’au %1. Le code PIN vous sera demandé une fois.</source>
        <translation>Your signing certificate, valid until %1. The PIN will be asked for once.</translation>
    </message>
    <message>
        <source>J’ai bien pris connaissance du dossier de %1</source>
        <translation>I have read the dossier of %1</translation>
    </message>
    <message>
        <source>Signer le dossier</source>
        <translation>Sign the dossier</translation>
    </message>
    <message>
        <source>Vous préférez le papier&#x202f;?</source>
        <translation>Prefer paper?</translation>
    </message>
</context>
<context>
    <name>sceau::gui::StepEligibility</name>
    <message>
        <source>Renouvellement ouvert à partir du</source>
        <translation>Renewal open from</translation>
    </message>
    <message>
        <source>La clé expire le</source>
        <translation>The key expires on</translation>
    </message>
    <message>
        <source>Jours restants</source>
        <translation>Days left</translation>
    </message>
    <message>
        <source>aucun</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Suivant</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>sceau::gui::StepIdentity</name>
    <message>
        <source>Nom</source>
        <translation>Surname</translation>
    </message>
    <message>
        <source>Nom d’usage</source>
        <translation>Usual name</translation>
    </message>
    <message>
        <source>Prénoms</source>
        <translation>First names</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>SIREN</source>
        <translation>SIREN</translation>
    </message>
    <message>
        <source>Ordre</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>Statut</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Suivant</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>N°&#xa0;CNBF</source>
        <translation>CNBF no.</translation>
    </message>
</context>
<context>
    <name>sceau::gui::StepKey</name>
    <message>
        <source>passée le %1</source>
        <translation>placed on %1</translation>
    </message>
    <message>
        <source>Commande</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Choisir</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Suivant</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Ouvrir le dossier du portail</source>
        <translation>Open the portal’s dossier</translation>
    </message>
    <message>
        <source>Documents PDF (*.pdf)</source>
        <translation>PDF documents (*.pdf)</translation>
    </message>
    <message>
        <source>Commande n°&#xa0;%1</source>
        <translation>Order no. %1</translation>
    </message>
</context>
<context>
    <name>sceau::gui::StepPin</name>
    <message>
        <source>Le code PIN de votre clé est bloqué</source>
        <translation>The PIN of your key is blocked</translation>
    </message>
    <message>
        <source>Entrez le code PIN de votre clé</source>
        <translation>Enter the PIN of your key</translation>
    </message>
    <message>
        <source>Suivant</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Le code n’est ni enregistré ni transmis.</source>
        <translation>The code is neither stored nor sent.</translation>
    </message>
    <message>
        <source>Changer le code PIN</source>
        <translation>Change the PIN</translation>
    </message>
</context>
<context>
    <name>sceau::gui::StepSigning</name>
    <message>
        <source>Un fichier de ce nom existe déjà.</source>
        <translation>A file of this name already exists.</translation>
    </message>
    <message>
        <source>Suivant</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Signer le dossier</source>
        <translation>Sign the dossier</translation>
    </message>
    <message>
        <source>Le code n’est ni enregistré ni transmis.</source>
        <translation>The code is neither stored nor sent.</translation>
    </message>
    <message>
        <source>Enregistrer le PDF signé sous</source>
        <translation>Save the signed PDF as</translation>
    </message>
    <message>
        <source>Documents PDF (*.pdf)</source>
        <translation>PDF documents (*.pdf)</translation>
    </message>
    <message>
        <source>Avant de signer</source>
        <translation>Before signing</translation>
    </message>
    <message>
        <source>Signature en cours</source>
        <translation>Signing</translation>
    </message>
    <message>
        <source>Les services dont ce niveau a besoin répondent-ils&#x202f;?</source>
        <translation>Do the services that this level needs answer?</translation>
    </message>
    <message>
        <source>Laissez la clé branchée.</source>
        <translation>Leave the key plugged in.</translation>
    </message>
    <message>
        <source>n°&#xa0;%1</source>
        <translation>no. %1</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n page(s)</source>
        <translation>
            <numerusform>%1, %n page</numerusform>
            <numerusform>%1, %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Signataire</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Certificat</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>valide jusqu’au %1</source>
        <translation>valid until %1</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
</context>
<context>
    <name>sceau::gui::ThumbnailStrip</name>
    <message>
        <source>Miniatures des pages</source>
        <translation>Page thumbnails</translation>
    </message>
    <message>
        <source>Les flèches vont d’une page à l’autre.</source>
        <translation>The arrow keys go from page to page.</translation>
    </message>
</context>
<context>
    <name>sceau::gui::Tray</name>
    <message>
        <source>Ouvrir Sceau</source>
        <translation>Open Sceau</translation>
    </message>
    <message>
        <source>Renouveler</source>
        <translation>Renew</translation>
    </message>
    <message>
        <source>Quitter</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>clé jusqu’au %1</source>
        <translation>key until %1</translation>
    </message>
</context>
<context>
    <name>sceau::gui::TrialPage</name>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Certificat</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Autorité</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Expire le</source>
        <translation>Expires on</translation>
    </message>
    <message>
        <source>Revenir à ma clé</source>
        <translation>Back to my key</translation>
    </message>
    <message>
        <source>Ouvrir les réglages</source>
        <translation>Open the settings</translation>
    </message>
    <message>
        <source>Débloquer avec le code PUK</source>
        <translation>Unblock with the PUK</translation>
    </message>
    <message>
        <source>Tester la clé</source>
        <translation>Test the key</translation>
    </message>
</context>
<context>
    <name>sceau::gui::VerdictFilters</name>
    <message>
        <source>Tous</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>sceau::gui::VerifiedFiles</name>
    <message numerus="yes">
        <source>%1 et %n autre(s)</source>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
    <message>
        <source>Fichier</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Signataire</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
</context>
<context>
    <name>sceau::gui::VerifiedTable</name>
    <message>
        <source>Trier par fichier</source>
        <translation>Sort by file</translation>
    </message>
    <message>
        <source>Trier par signataire</source>
        <translation>Sort by signer</translation>
    </message>
    <message>
        <source>Trier par verdict, les rejetés d’abord</source>
        <translation>Sort by verdict, rejected first</translation>
    </message>
    <message>
        <source>Ordre d’ajout</source>
        <translation>Order of addition</translation>
    </message>
</context>
<context>
    <name>sceau::gui::VerifyDetail</name>
    <message>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Afficher dans le dossier</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Copier pour l’assistance</source>
        <translation>Copy for support</translation>
    </message>
    <message>
        <source>Aucun fichier choisi</source>
        <translation>No file chosen</translation>
    </message>
    <message>
        <source>Choisissez un fichier de la liste.</source>
        <translation>Choose a file in the list.</translation>
    </message>
    <message>
        <source>Ce fichier n’a pas encore été vérifié.</source>
        <translation>This file has not been verified yet.</translation>
    </message>
</context>
<context>
    <name>sceau::gui::VerifyPage</name>
    <message>
        <source>Toute signature (ETSI)</source>
        <translation>Any signature (ETSI)</translation>
    </message>
    <message>
        <source>Dossiers de renouvellement</source>
        <translation>Renewal dossiers</translation>
    </message>
    <message>
        <source>Règles de la vérification</source>
        <translation>Rules of verification</translation>
    </message>
    <message>
        <source>Hors ligne</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Vérifier à nouveau</source>
        <translation>Verify again</translation>
    </message>
    <message>
        <source>Vider la liste</source>
        <translation>Clear the list</translation>
    </message>
    <message>
        <source>Des fichiers PDF…</source>
        <translation>PDF files…</translation>
    </message>
    <message>
        <source>Un dossier et tout ce qu’il contient…</source>
        <translation>A folder and all that is in it…</translation>
    </message>
    <message>
        <source>Page à lire et à imprimer (HTML)…</source>
        <translation>Page to read and print (HTML)…</translation>
    </message>
    <message>
        <source>Tableau (CSV)…</source>
        <translation>Table (CSV)…</translation>
    </message>
    <message>
        <source>JSON, une ligne par fichier…</source>
        <translation>JSON, one line for each file…</translation>
    </message>
    <message>
        <source>JUnit (XML)…</source>
        <translation>JUnit (XML)…</translation>
    </message>
    <message>
        <source>Choisir des fichiers…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Choisir un dossier…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message numerus="yes">
        <source>%n fichier(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>Ouvrir le rapport</source>
        <translation>Open the report</translation>
    </message>
    <message>
        <source>Reprendre</source>
        <translation>Resume</translation>
    </message>
    <message numerus="yes">
        <source>Et %n autre(s).</source>
        <translation>
            <numerusform>And %n other.</numerusform>
            <numerusform>And %n others.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choisir des fichiers à vérifier</source>
        <translation>Choose files to verify</translation>
    </message>
    <message>
        <source>Choisir un dossier à vérifier</source>
        <translation>Choose a folder to verify</translation>
    </message>
    <message>
        <source>Enregistrer le rapport</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>verification</translation>
    </message>
    <message>
        <source>Documents PDF (*.pdf)</source>
        <translation>PDF documents (*.pdf)</translation>
    </message>
    <message>
        <source>Tous les fichiers (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>sceau::gui::VerifyView</name>
    <message>
        <source>Page %1, telle que signée</source>
        <translation>Page %1, as signed</translation>
    </message>
    <message>
        <source>Le document, tel que signé</source>
        <translation>The document, as signed</translation>
    </message>
    <message>
        <source>Voir ce qui a été signé</source>
        <translation>See what was signed</translation>
    </message>
    <message>
        <source>Voir ce qui a changé depuis</source>
        <translation>See what has changed since</translation>
    </message>
    <message numerus="yes">
        <source>Tel qu’il est&#xa0;: %n zone(s) changée(s) depuis la signature</source>
        <translation>
            <numerusform>As it is: %n area changed since it was signed</numerusform>
            <numerusform>As it is: %n areas changed since it was signed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sceau::gui::WaitStrip</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ne plus attendre</source>
        <translation>Stop waiting</translation>
    </message>
</context>
</TS>
