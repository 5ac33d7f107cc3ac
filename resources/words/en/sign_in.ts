<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>SignInPage</name>
    <message>
        <source>Слухавка</source>
        <translation>Slukhavka</translation>
    </message>
    <message>
        <source>Адреса сервера</source>
        <translation>Server address</translation>
    </message>
    <message>
        <source>slukhavka.вашмагазин.ua</source>
        <translation>slukhavka.yourshop.com</translation>
    </message>
    <message>
        <source>Код підключення</source>
        <translation>Connection code</translation>
    </message>
    <message>
        <source>ABCD-2345</source>
        <translation>ABCD-2345</translation>
    </message>
    <message>
        <source>Підключити</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Цей пристрій від’єднано. Щоб працювати далі, попросіть адміністратора про новий код.</source>
        <translation>This device was disconnected. To go on working, ask your administrator for a new code.</translation>
    </message>
    <message>
        <source>Це не схоже на адресу сервера.</source>
        <translation>This does not look like a server address.</translation>
    </message>
    <message>
        <source>Введіть код, який дав адміністратор.</source>
        <translation>Enter the code your administrator gave you.</translation>
    </message>
    <message>
        <source>Підключаємо…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Підключіть це робоче місце</source>
        <translation>Connect this workplace</translation>
    </message>
    <message>
        <source>Адресу й код дає адміністратор. Код діє десять хвилин і підходить один раз.</source>
        <translation>Your administrator gives you the address and the code. The code works once, for ten minutes.</translation>
    </message>
</context>
</TS>
