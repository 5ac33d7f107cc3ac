<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>HelpPage</name>
    <message>
        <source>Пошук у довідці</source>
        <translation>Search the help</translation>
    </message>
    <message>
        <source>Про «{words}» тут не написано.</source>
        <translation>Nothing here about “{words}”.</translation>
    </message>
    <message>
        <source>Усі статті</source>
        <translation>All articles</translation>
    </message>
    <message>
        <source>Довідка</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Клавіші</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Статті довідки</source>
        <translation>Help articles</translation>
    </message>
</context>
</TS>
