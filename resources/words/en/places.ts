<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>HelpPlace</name>
    <message>
        <source>Цей екран відкритий лише керівникам або адміністраторам.</source>
        <translation>This screen is for supervisors or administrators only.</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>Пропущені рядки</source>
        <translation>Rows left out</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>Такої розмови немає або вам її не можна чути.</source>
        <translation>There is no such call, or you may not hear it.</translation>
    </message>
</context>
<context>
    <name>_Import</name>
    <message>
        <source>Файл завеликий: найбільше 20 МБ.</source>
        <translation>The file is too large: 20 MB at most.</translation>
    </message>
    <message>
        <source>Не вдалося відкрити цей файл.</source>
        <translation>This file could not be opened.</translation>
    </message>
    <message>
        <source>Звіт не вдалося зберегти в {folder}: {why}</source>
        <translation>The report could not be saved in {folder}: {why}</translation>
    </message>
</context>
</TS>
