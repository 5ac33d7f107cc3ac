<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>Legend</name>
    <message>
        <source>усі</source>
        <translation>all</translation>
    </message>
    <message>
        <source>пропущені</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>минулого разу</source>
        <translation>the time before</translation>
    </message>
</context>
<context>
    <name>ManagerHeads</name>
    <message>
        <source>Менеджери</source>
        <translation>Managers</translation>
    </message>
    <message>
        <source>пропущені</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>очікування</source>
        <translation>wait</translation>
    </message>
    <message>
        <source>розмова</source>
        <translation>talk</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>{name}: {calls}, пропущено {missed}, очікування {wait}, розмова {talk}</source>
        <translation>{name}: {calls}, missed {missed}, wait {wait}, talk {talk}</translation>
    </message>
    <message>
        <source>не закріплено</source>
        <translation>unassigned</translation>
    </message>
    <message>
        <source>Сьогодні</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Тиждень</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Місяць</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Свої дати…</source>
        <translation>Own dates…</translation>
    </message>
    <message>
        <source>до вчора</source>
        <translation>on yesterday</translation>
    </message>
    <message>
        <source>до минулого тижня</source>
        <translation>on last week</translation>
    </message>
    <message>
        <source>до минулого місяця</source>
        <translation>on last month</translation>
    </message>
    <message>
        <source>до попередніх днів</source>
        <translation>on the days before</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}%</translation>
    </message>
    <message>
        <source>{n} в. п.</source>
        <translation>{n} p.p.</translation>
    </message>
    <message>
        <source>немає з чим порівняти</source>
        <translation>nothing to compare with</translation>
    </message>
</context>
<context>
    <name>OverviewHead</name>
    <message>
        <source>Порівняти з минулим</source>
        <translation>Compare with the past</translation>
    </message>
    <message>
        <source>Огляд</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Свої дати</source>
        <translation>Own dates</translation>
    </message>
    <message>
        <source>Період: {period}</source>
        <translation>Period: {period}</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>За ці дні дзвінків не було.</source>
        <translation>There were no calls on these days.</translation>
    </message>
    <message>
        <source>Спробувати знову</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Усього дзвінків</source>
        <translation>All calls</translation>
    </message>
    <message>
        <source>Пропущено</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Очікування, медіана</source>
        <translation>Wait, median</translation>
    </message>
    <message>
        <source>Передзвонили за</source>
        <translation>Called back in</translation>
    </message>
</context>
<context>
    <name>PlotsRow</name>
    <message>
        <source>Дзвінки за годинами</source>
        <translation>Calls by hour</translation>
    </message>
    <message>
        <source>Коли дзвонять</source>
        <translation>When they call</translation>
    </message>
    <message>
        <source>{first}:00–{last}:00, насиченіше = більше</source>
        <translation>{first}:00–{last}:00, deeper = more</translation>
    </message>
</context>
</TS>
