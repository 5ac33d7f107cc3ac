<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk" sourcelanguage="uk">
<context>
    <name>Sitniks</name>
    <message numerus="yes">
        <source>%Ln менеджерів</source>
        <translation>
            <numerusform>%Ln менеджер</numerusform>
            <numerusform>%Ln менеджери</numerusform>
            <numerusform>%Ln менеджерів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln клієнтів чекають</source>
        <translation>
            <numerusform>%Ln клієнт чекає</numerusform>
            <numerusform>%Ln клієнти чекають</numerusform>
            <numerusform>%Ln клієнтів чекають</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln вебхуків чекають</source>
        <translation>
            <numerusform>%Ln вебхук чекає</numerusform>
            <numerusform>%Ln вебхуки чекають</numerusform>
            <numerusform>%Ln вебхуків чекають</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln вебхуків так і не прийнято: їх вилучено</source>
        <translation>
            <numerusform>%Ln вебхук так і не прийнято: його вилучено</numerusform>
            <numerusform>%Ln вебхуки так і не прийнято: їх вилучено</numerusform>
            <numerusform>%Ln вебхуків так і не прийнято: їх вилучено</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StorageSection</name>
    <message numerus="yes">
        <source>%n днів</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дні</numerusform>
            <numerusform>%n днів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n років</source>
        <translation>
            <numerusform>%n рік</numerusform>
            <numerusform>%n роки</numerusform>
            <numerusform>%n років</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln записів</source>
        <translation>
            <numerusform>%Ln запис</numerusform>
            <numerusform>%Ln записи</numerusform>
            <numerusform>%Ln записів</numerusform>
        </translation>
    </message>
</context>
</TS>
