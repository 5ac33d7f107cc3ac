<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>ChangesNotice</name>
    <message>
        <source>Зрозуміло</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>…і раніше: {count}</source>
        <translation>…and earlier: {count}</translation>
    </message>
    <message>
        <source>Що змінилося в Ringostat: {count}</source>
        <translation>Changes in Ringostat: {count}</translation>
    </message>
</context>
<context>
    <name>ManagerList</name>
    <message>
        <source>Знайти або додати менеджера</source>
        <translation>Find or add a manager</translation>
    </message>
    <message>
        <source>Менеджери</source>
        <translation>Managers</translation>
    </message>
    <message>
        <source>Не закріплено</source>
        <translation>Not matched</translation>
    </message>
    <message>
        <source>Додати менеджера «{name}»</source>
        <translation>Add manager “{name}”</translation>
    </message>
</context>
<context>
    <name>ManagerPicker</name>
    <message>
        <source>Не закріплено</source>
        <translation>Not matched</translation>
    </message>
    <message>
        <source>Менеджер оператора {name}</source>
        <translation>Manager of operator {name}</translation>
    </message>
</context>
<context>
    <name>OperatorRow</name>
    <message>
        <source>Підтвердити</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Це {name}?</source>
        <translation>Is this {name}?</translation>
    </message>
    <message>
        <source>Підтвердити: {operator} — це {name}</source>
        <translation>Confirm: {operator} is {name}</translation>
    </message>
    <message>
        <source>Не закріплено</source>
        <translation>Not matched</translation>
    </message>
</context>
<context>
    <name>OperatorWords</name>
    <message>
        <source>на зв’язку</source>
        <translation>online</translation>
    </message>
    <message>
        <source>розмовляє</source>
        <translation>talking</translation>
    </message>
    <message>
        <source>не на зв’язку</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>без SIP-акаунта</source>
        <translation>no SIP account</translation>
    </message>
    <message>
        <source>збігається ім’я</source>
        <translation>same name</translation>
    </message>
    <message>
        <source>те саме ім’я іншими літерами</source>
        <translation>same name in other letters</translation>
    </message>
    <message>
        <source>збігається ім’я, записане коротше</source>
        <translation>same name, written shorter</translation>
    </message>
    <message>
        <source>збігаються прізвище й ініціал</source>
        <translation>same surname and initial</translation>
    </message>
    <message>
        <source>схожа поштова адреса</source>
        <translation>the e-mail fits</translation>
    </message>
    <message>
        <source>ім’я майже збігається</source>
        <translation>nearly the same name</translation>
    </message>
    <message>
        <source>збігається лише ім’я без прізвища</source>
        <translation>only the first name is the same</translation>
    </message>
    <message>
        <source>{talks} за тиждень — нічиї</source>
        <translation>{talks} this week, nobody’s</translation>
    </message>
    <message>
        <source>{name}: новий співробітник</source>
        <translation>{name}: new employee</translation>
    </message>
    <message>
        <source>{name}: більше немає в Ringostat; розмови й закріплення лишилися</source>
        <translation>{name}: no longer in Ringostat; talks and match are kept</translation>
    </message>
    <message>
        <source>{name}: знову в Ringostat, закріплення те саме</source>
        <translation>{name}: back in Ringostat with the same match</translation>
    </message>
    <message>
        <source>ім’я</source>
        <translation>name</translation>
    </message>
    <message>
        <source>SIP-акаунти</source>
        <translation>SIP accounts</translation>
    </message>
    <message>
        <source>внутрішній номер</source>
        <translation>extension</translation>
    </message>
    <message>
        <source>пошта</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>немає</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>OperatorsPage</name>
    <message>
        <source>Синхронізувати</source>
        <translation>Synchronise</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Підтвердити всі ({count})</source>
        <translation>Confirm all ({count})</translation>
    </message>
    <message>
        <source>Тут будуть співробітники з Ringostat. Синхронізуйте їх, щоб розмови мали відповідальних.</source>
        <translation>Ringostat’s employees will be here. Synchronise them so that talks belong to somebody.</translation>
    </message>
    <message>
        <source>Не закріплені</source>
        <translation>Not matched</translation>
    </message>
    <message>
        <source>Закріплені</source>
        <translation>Matched</translation>
    </message>
    <message>
        <source>Більше не працюють</source>
        <translation>No longer there</translation>
    </message>
    <message>
        <source>У Ringostat нічого не змінилося.</source>
        <translation>Nothing has changed in Ringostat.</translation>
    </message>
    <message>
        <source>Закріплено операторів: {count}</source>
        <translation>Operators matched: {count}</translation>
    </message>
    <message>
        <source>Спробувати ще раз</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Питаємо Ringostat…</source>
        <translation>Asking Ringostat…</translation>
    </message>
    <message>
        <source>Оператори</source>
        <translation>Operators</translation>
    </message>
</context>
<context>
    <name>StrangersNotice</name>
    <message>
        <source>Синхронізувати</source>
        <translation>Synchronise</translation>
    </message>
    <message>
        <source>Невідомі SIP-акаунти говорять із клієнтами</source>
        <translation>Unknown SIP accounts talk with clients</translation>
    </message>
</context>
</TS>
