"""What the virtual Sitniks keeps: managers, clients and orders as its API writes them, made from the shop."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from app.virtual_ringostat.shop import Shop, ShopOrder

type Record = dict[str, Any]

STATUSES = ("Новий", "Очікує відправлення", "Відправлено", "Виконано", "Скасовано")
_FIRST_ORDER, _FIRST_CLIENT, _FIRST_MANAGER = 700_001, 5_001, 7


class Records:
    """The company's data; newest orders and clients first, as lists are told."""

    def __init__(self, shop: Shop) -> None:
        self.managers: list[Record] = [
            {"id": _FIRST_MANAGER + place, "user": {"fullname": employee.name, "email": employee.email}}
            for place, employee in enumerate(shop.employees)
        ]
        self.clients: dict[int, Record] = {}
        self.orders: dict[int, Record] = {}
        self.deleted: set[int] = set()
        for customer in shop.customers:
            self.add_client({"fullname": customer.name, "phone": customer.written})
        for order in shop.orders:
            self._add(_record(order, self.managers))

    def statuses(self) -> list[Record]:
        return [{"id": number, "title": title} for number, title in enumerate(STATUSES, 1)]

    def add_client(self, told: Mapping[str, Any]) -> Record:
        client = {
            "id": _FIRST_CLIENT + len(self.clients),
            "fullname": told["fullname"],
            "phone": told.get("phone"),
            "email": told.get("email"),
            "comment": told.get("comment"),
            "customFields": told.get("customFields") or [],
        }
        self.clients[client["id"]] = client
        return client

    def add_order(self, told: Mapping[str, Any], now: datetime) -> Record:
        """A new order as somebody enters it in Sitniks; what is not told is made up."""
        order = {
            "orderNumber": told.get("orderNumber") or str(20_000 + len(self.orders)),
            "externalId": told.get("externalId"),
            "status": self.status(told.get("statusId", 1)),
            "client": told.get("client"),
            "products": told.get("products") or [],
            "totalPrice": told.get("totalPrice", 0),
            "totalPriceDiscount": told.get("totalPriceDiscount", told.get("totalPrice", 0)),
            "responsible": told.get("responsible"),
            "managerComment": None,
            "clientComment": None,
            "salesChannel": {"title": "Телефон"},
            "createdAt": told.get("createdAt") or written(now),
            "updatedAt": written(now),
            "completedAt": None,
            "npDelivery": told.get("npDelivery"),
        }
        return self._add(order)

    def change_order(self, key: int, told: Mapping[str, Any], now: datetime) -> Record | None:
        """Change what is told; None for an order that is not there."""
        order = self.orders.get(key)
        if order is None:
            return None
        if "statusId" in told:
            order["status"] = self.status(told["statusId"])
        order |= {name: value for name, value in told.items() if name != "statusId"}
        order["updatedAt"] = written(now)
        return order

    def delete_order(self, key: int) -> bool:
        self.deleted.add(key)
        return self.orders.pop(key, None) is not None

    def status(self, number: int) -> Record:
        return {"id": number, "title": STATUSES[(number - 1) % len(STATUSES)]}

    def _add(self, order: Record) -> Record:
        key = _FIRST_ORDER + len(self.orders) + len(self.deleted)
        self.orders[key] = {"id": key, **order}
        return self.orders[key]


def written(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03}Z"


def newest_first(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (str(record.get("createdAt", "")), record["id"]), reverse=True)


def _record(order: ShopOrder, managers: list[Record]) -> Record:
    manager = next(manager for manager in managers if manager["user"]["fullname"] == order.manager)
    status = order.status if order.status in STATUSES else STATUSES[0]
    total = order.sum_kopiyky / 100
    by_post = "пошта" in order.delivery.lower()
    return {
        "orderNumber": order.number,
        "externalId": None,
        "status": {"id": STATUSES.index(status) + 1, "title": status},
        "client": {"fullname": order.customer.name, "phone": order.customer.written, "email": None},
        "products": [{"title": title, "quantity": quantity} for title, quantity in order.items],
        "totalPrice": total,
        "totalPriceDiscount": total,
        "responsible": {"id": manager["id"], "user": manager["user"]},
        "managerComment": None,
        "clientComment": None,
        "salesChannel": {"title": "Сайт"},
        "createdAt": written(order.created_at),
        "updatedAt": written(order.created_at),
        "completedAt": None,
        "npDelivery": {"billOfLading": f"2045{int(order.number):010}"} if by_post else None,
    }
