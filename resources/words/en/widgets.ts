<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>RangeCalendar</name>
    <message>
        <source>Виберіть дні</source>
        <translation>Choose the days</translation>
    </message>
    <message>
        <source>Показати</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Попередній місяць</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>Наступний місяць</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>Перший і останній день</source>
        <translation>First and last day</translation>
    </message>
</context>
</TS>
