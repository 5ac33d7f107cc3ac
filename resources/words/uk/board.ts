<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk" sourcelanguage="uk">
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>%Ln розмовляють</source>
        <translation>
            <numerusform>%Ln розмовляє</numerusform>
            <numerusform>%Ln розмовляють</numerusform>
            <numerusform>%Ln розмовляють</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln дзвонять</source>
        <translation>
            <numerusform>%Ln дзвонить</numerusform>
            <numerusform>%Ln дзвонять</numerusform>
            <numerusform>%Ln дзвонять</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln вільні</source>
        <translation>
            <numerusform>%Ln вільний</numerusform>
            <numerusform>%Ln вільні</numerusform>
            <numerusform>%Ln вільних</numerusform>
        </translation>
    </message>
</context>
</TS>
