<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>CheatSheet</name>
    <message>
        <source>Клавіші</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Закрити</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Усюди</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>будь-що за кількома літерами</source>
        <translation>anything by a few letters</translation>
    </message>
    <message>
        <source>до екрана за номером</source>
        <translation>to a screen by its number</translation>
    </message>
    <message>
        <source>пошук на цій сторінці</source>
        <translation>search this page</translation>
    </message>
    <message>
        <source>слова в розмовах</source>
        <translation>words in the talks</translation>
    </message>
    <message>
        <source>набрати номер</source>
        <translation>dial a number</translation>
    </message>
    <message>
        <source>крок назад: закрити панель, стерти пошук</source>
        <translation>a step back: close a panel, clear the search</translation>
    </message>
    <message>
        <source>цей аркуш</source>
        <translation>this sheet</translation>
    </message>
    <message>
        <source>У списках</source>
        <translation>In lists</translation>
    </message>
    <message>
        <source>рядок вище й нижче</source>
        <translation>a row up and down</translation>
    </message>
    <message>
        <source>до першого й останнього рядка</source>
        <translation>to the first and the last row</translation>
    </message>
    <message>
        <source>відкрити або слухати</source>
        <translation>open or listen</translation>
    </message>
    <message>
        <source>подзвонити</source>
        <translation>call</translation>
    </message>
    <message>
        <source>Menu або Shift F10</source>
        <translation>Menu or Shift F10</translation>
    </message>
    <message>
        <source>меню рядка</source>
        <translation>menu of the row</translation>
    </message>
    <message>
        <source>Програвач</source>
        <translation>Player</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Номер</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Клієнти</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Замовлення</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Перейти</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>Дії</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Екран, клієнт, замовлення, номер або дія</source>
        <translation>Screen, client, order, number or action</translation>
    </message>
    <message>
        <source>Нічого не знайдено</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Шукаємо…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>Палітра команд</source>
        <translation>Command palette</translation>
    </message>
    <message>
        <source>Знайдене</source>
        <translation>What was found</translation>
    </message>
</context>
</TS>
