<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="fr">
<context>
    <name>sceau::gui::CountdownRing</name>
    <message numerus="yes">
        <source>Il reste %n jour(s)</source>
        <translation>
            <numerusform>Il reste %n&#xa0;jour</numerusform>
            <numerusform>Il reste %n&#xa0;jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>jour(s)</source>
        <translation>
            <numerusform>jour</numerusform>
            <numerusform>jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sceau::gui::HistoryPage</name>
    <message numerus="yes">
        <source>%n dossier(s) signé(s) sur cet ordinateur</source>
        <translation>
            <numerusform>%n&#xa0;dossier signé sur cet ordinateur</numerusform>
            <numerusform>%n&#xa0;dossiers signés sur cet ordinateur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n introuvable(s)</source>
        <translation>
            <numerusform>%n&#xa0;introuvable</numerusform>
            <numerusform>%n&#xa0;introuvables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n modifié(s)</source>
        <translation>
            <numerusform>%n&#xa0;modifié</numerusform>
            <numerusform>%n&#xa0;modifiés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sceau::gui::PdfPanel</name>
    <message numerus="yes">
        <source>%n résultat(s)</source>
        <translation>
            <numerusform>%n résultat</numerusform>
            <numerusform>%n résultats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sceau::gui::StepDossier</name>
    <message numerus="yes">
        <source>Le dossier que le portail vous a remis, un PDF de %n page(s), tel quel.</source>
        <translation>
            <numerusform>Le dossier que le portail vous a remis, un PDF de %n&#xa0;page, tel quel.</numerusform>
            <numerusform>Le dossier que le portail vous a remis, un PDF de %n&#xa0;pages, tel quel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Le contrat de renouvellement et les conditions générales, en un seul PDF de %n page(s).</source>
        <translation>
            <numerusform>Le contrat de renouvellement et les conditions générales, en un seul PDF de %n&#xa0;page.</numerusform>
            <numerusform>Le contrat de renouvellement et les conditions générales, en un seul PDF de %n&#xa0;pages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sceau::gui::StepSigning</name>
    <message numerus="yes">
        <source>%1, %n page(s)</source>
        <translation>
            <numerusform>%1, %n page</numerusform>
            <numerusform>%1, %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sceau::gui::VerifiedFiles</name>
    <message numerus="yes">
        <source>%1 et %n autre(s)</source>
        <translation>
            <numerusform>%1 et %n&#xa0;autre</numerusform>
            <numerusform>%1 et %n&#xa0;autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sceau::gui::VerifyPage</name>
    <message numerus="yes">
        <source>%n fichier(s)</source>
        <translation>
            <numerusform>%n&#xa0;fichier</numerusform>
            <numerusform>%n&#xa0;fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Et %n autre(s).</source>
        <translation>
            <numerusform>Et %n&#xa0;autre.</numerusform>
            <numerusform>Et %n&#xa0;autres.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sceau::gui::VerifyView</name>
    <message numerus="yes">
        <source>Tel qu’il est&#xa0;: %n zone(s) changée(s) depuis la signature</source>
        <translation>
            <numerusform>Tel qu’il est&#xa0;: %n&#xa0;zone changée depuis la signature</numerusform>
            <numerusform>Tel qu’il est&#xa0;: %n&#xa0;zones changées depuis la signature</numerusform>
        </translation>
    </message>
</context>
</TS>
