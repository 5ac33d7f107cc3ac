<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>DialDialog</name>
    <message>
        <source>Набрати номер</source>
        <translation>Dial a number</translation>
    </message>
    <message>
        <source>+380 67 123 45 67</source>
        <translation>+380 67 123 45 67</translation>
    </message>
    <message>
        <source>Номер телефону</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>Подзвонити</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Це ще не номер телефону.</source>
        <translation>This is not a whole phone number yet.</translation>
    </message>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
</context>
</TS>
