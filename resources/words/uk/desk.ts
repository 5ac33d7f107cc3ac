<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk" sourcelanguage="uk">
<context>
    <name>DeskAway</name>
    <message numerus="yes">
        <source>%Ln ще чекають</source>
        <translation>
            <numerusform>%Ln ще чекає</numerusform>
            <numerusform>%Ln ще чекають</numerusform>
            <numerusform>%Ln ще чекають</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recordings</name>
    <message numerus="yes">
        <source>зберігали %n днів</source>
        <translation>
            <numerusform>зберігали %n день</numerusform>
            <numerusform>зберігали %n дні</numerusform>
            <numerusform>зберігали %n днів</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%Ln дзвінків</source>
        <translation>
            <numerusform>%Ln дзвінок</numerusform>
            <numerusform>%Ln дзвінки</numerusform>
            <numerusform>%Ln дзвінків</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln клієнтів</source>
        <translation>
            <numerusform>%Ln клієнт</numerusform>
            <numerusform>%Ln клієнти</numerusform>
            <numerusform>%Ln клієнтів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln розмов</source>
        <translation>
            <numerusform>%Ln розмова</numerusform>
            <numerusform>%Ln розмови</numerusform>
            <numerusform>%Ln розмов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln замовлень</source>
        <translation>
            <numerusform>%Ln замовлення</numerusform>
            <numerusform>%Ln замовлення</numerusform>
            <numerusform>%Ln замовлень</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln пропущених дзвінків</source>
        <translation>
            <numerusform>%Ln пропущений дзвінок</numerusform>
            <numerusform>%Ln пропущені дзвінки</numerusform>
            <numerusform>%Ln пропущених дзвінків</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln товарів</source>
        <translation>
            <numerusform>%Ln товар</numerusform>
            <numerusform>%Ln товари</numerusform>
            <numerusform>%Ln товарів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln спроб</source>
        <translation>
            <numerusform>%Ln спроба</numerusform>
            <numerusform>%Ln спроби</numerusform>
            <numerusform>%Ln спроб</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln вебхуків</source>
        <translation>
            <numerusform>%Ln вебхук</numerusform>
            <numerusform>%Ln вебхуки</numerusform>
            <numerusform>%Ln вебхуків</numerusform>
        </translation>
    </message>
</context>
</TS>
