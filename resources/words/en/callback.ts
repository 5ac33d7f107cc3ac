<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>CallbackSteps</name>
    <message>
        <source>Дзвонимо вам</source>
        <translation>Calling you</translation>
    </message>
    <message>
        <source>Ви підняли, набираємо клієнта</source>
        <translation>You picked up, dialling the client</translation>
    </message>
    <message>
        <source>Розмову завершено.</source>
        <translation>The call has ended.</translation>
    </message>
    <message>
        <source>Ваш телефон не в мережі: увімкніть його.</source>
        <translation>Your phone is offline: turn it on.</translation>
    </message>
    <message>
        <source>Ви відхилили дзвінок.</source>
        <translation>You declined the call.</translation>
    </message>
    <message>
        <source>Ви не підняли слухавку.</source>
        <translation>You did not pick up.</translation>
    </message>
    <message>
        <source>Клієнт зараз розмовляє.</source>
        <translation>The client is on another call.</translation>
    </message>
    <message>
        <source>Клієнт не підняв слухавку.</source>
        <translation>The client did not pick up.</translation>
    </message>
    <message>
        <source>Ringostat відмовився дзвонити.</source>
        <translation>Ringostat refused to call.</translation>
    </message>
    <message>
        <source>Ringostat не відповідає. Спробуйте за хвилину.</source>
        <translation>Ringostat is not responding. Try again in a minute.</translation>
    </message>
    <message>
        <source>Дзвінок скасовано.</source>
        <translation>The call was cancelled.</translation>
    </message>
    <message>
        <source>Про цей дзвінок більше нічого не чути.</source>
        <translation>Nothing more was heard of this call.</translation>
    </message>
    <message>
        <source>Дзвінок не вдався.</source>
        <translation>The call failed.</translation>
    </message>
    <message>
        <source>Зайнято</source>
        <translation>Busy</translation>
    </message>
    <message>
        <source>Не відповідає</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Розмова</source>
        <translation>Talking</translation>
    </message>
    <message>
        <source>Дзвінок клієнту</source>
        <translation>Calling the client</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Закрити</source>
        <translation>Close</translation>
    </message>
</context>
</TS>
