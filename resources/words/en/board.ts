<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>Board</name>
    <message>
        <source>Дзвонить</source>
        <translation>Ringing</translation>
    </message>
    <message>
        <source>Набирає</source>
        <translation>Dialling</translation>
    </message>
    <message>
        <source>Розмовляє</source>
        <translation>Talking</translation>
    </message>
    <message>
        <source>Вільна</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>Вільний</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>Не на зв’язку</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Стан телефону невідомий</source>
        <translation>Phone state unknown</translation>
    </message>
    <message>
        <source>не закріплено за менеджером</source>
        <translation>matched with no manager</translation>
    </message>
    <message>
        <source>Чекають відповіді</source>
        <translation>Waiting for an answer</translation>
    </message>
    <message>
        <source>Чекають відповіді: {n}</source>
        <translation>Waiting for an answer: {n}</translation>
    </message>
    <message>
        <source>Зараз ніхто: усі дзвінки прийняті</source>
        <translation>Nobody now: every call is taken</translation>
    </message>
    <message numerus="yes">
        <source>%Ln розмовляють</source>
        <translation>
            <numerusform>%Ln talking</numerusform>
            <numerusform>%Ln talking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln дзвонять</source>
        <translation>
            <numerusform>%Ln ringing</numerusform>
            <numerusform>%Ln ringing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln вільні</source>
        <translation>
            <numerusform>%Ln free</numerusform>
            <numerusform>%Ln free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>Спробувати знову</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Тут стоятимуть оператори: адміністратор синхронізує їх у «Операторах».</source>
        <translation>Operators will stand here: the administrator synchronises them in “Operators”.</translation>
    </message>
    <message>
        <source>Дізнаємося, хто на зв’язку…</source>
        <translation>Finding out who is online…</translation>
    </message>
    <message>
        <source>Наживо</source>
        <translation>Live</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Оператори наживо</source>
        <translation>Operators live</translation>
    </message>
</context>
<context>
    <name>WaitingStrip</name>
    <message>
        <source>ще {n}</source>
        <translation>{n} more</translation>
    </message>
</context>
</TS>
