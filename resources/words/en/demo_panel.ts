<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>ClientPicker</name>
    <message>
        <source>Ім’я або номер</source>
        <translation>Name or number</translation>
    </message>
    <message>
        <source>Клієнти</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Новий номер</source>
        <translation>New number</translation>
    </message>
</context>
<context>
    <name>DemoPanel</name>
    <message>
        <source>Керування демо</source>
        <translation>Demo controls</translation>
    </message>
    <message>
        <source>Що станеться</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>Подзвонити</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Дзвінків за хвилину</source>
        <translation>Calls per minute</translation>
    </message>
    <message>
        <source>Телефон Ringostat знає імен: {count}</source>
        <translation>Names the Ringostat phone knows: {count}</translation>
    </message>
    <message>
        <source>Дзвінок пішов.</source>
        <translation>The call is on its way.</translation>
    </message>
    <message>
        <source>Дзвінки пішли.</source>
        <translation>The calls are on their way.</translation>
    </message>
    <message>
        <source>Віртуальний Ringostat так не може.</source>
        <translation>The virtual Ringostat cannot do that.</translation>
    </message>
    <message>
        <source>Дзвінків за хвилину: {count}</source>
        <translation>Calls per minute: {count}</translation>
    </message>
    <message>
        <source>Дзвінки самі не йдуть</source>
        <translation>No automatic calls</translation>
    </message>
    <message>
        <source>Подзвонити як клієнт</source>
        <translation>Call as a client</translation>
    </message>
    <message>
        <source>Телефони працівників</source>
        <translation>Employees’ phones</translation>
    </message>
    <message>
        <source>Дзвонить, доки не піднімуть</source>
        <translation>Rings until answered</translation>
    </message>
    <message>
        <source>Відповіли, коротка розмова</source>
        <translation>Answered, short call</translation>
    </message>
    <message>
        <source>Відповіли, довга розмова</source>
        <translation>Answered, long call</translation>
    </message>
    <message>
        <source>Ніхто не відповів</source>
        <translation>Nobody answered</translation>
    </message>
    <message>
        <source>Зайнято</source>
        <translation>Busy</translation>
    </message>
    <message>
        <source>Як налаштовано телефон</source>
        <translation>As the phone is set</translation>
    </message>
    <message>
        <source>Переведено на колегу</source>
        <translation>Transferred to a colleague</translation>
    </message>
    <message>
        <source>Голосова пошта</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Прихований номер</source>
        <translation>Withheld number</translation>
    </message>
    <message>
        <source>Запис з’являється пізніше</source>
        <translation>Recording comes later</translation>
    </message>
    <message>
        <source>Десять дзвінків одразу</source>
        <translation>Ten calls at once</translation>
    </message>
    <message>
        <source>Вихідний, клієнт відповів</source>
        <translation>Outgoing, client answered</translation>
    </message>
    <message>
        <source>Вихідний, клієнт не відповів</source>
        <translation>Outgoing, no answer</translation>
    </message>
</context>
<context>
    <name>PhoneRow</name>
    <message>
        <source>розмовляє</source>
        <translation>talking</translation>
    </message>
    <message>
        <source>у мережі</source>
        <translation>online</translation>
    </message>
    <message>
        <source>не в мережі</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>Телефон {name} у мережі</source>
        <translation>{name}’s phone is online</translation>
    </message>
</context>
</TS>
