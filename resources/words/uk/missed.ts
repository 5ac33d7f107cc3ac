<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk" sourcelanguage="uk">
<context>
    <name>Missed</name>
    <message numerus="yes">
        <source>%Ln чекають</source>
        <translation>
            <numerusform>%Ln чекає</numerusform>
            <numerusform>%Ln чекають</numerusform>
            <numerusform>%Ln чекають</numerusform>
        </translation>
    </message>
</context>
</TS>
