<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk" sourcelanguage="uk">
<context>
    <name>Orders</name>
    <message numerus="yes">
        <source>Запису вже немає: зберігали %n днів</source>
        <translation>
            <numerusform>Запису вже немає: зберігали %n день</numerusform>
            <numerusform>Запису вже немає: зберігали %n дні</numerusform>
            <numerusform>Запису вже немає: зберігали %n днів</numerusform>
        </translation>
    </message>
</context>
</TS>
