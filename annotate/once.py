"""Attributes that are worked out when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class once(Generic[Value]):  # noqa: N801 - used as a decorator, like property
    """An attribute that is worked out when it is first read and then stands in the object.

    `functools.cached_property` takes a lock for that up to Python 3.11, which costs as much as working out
    what a sentence tells of. Here two threads may both work it out, to the same end.
    """

    def __init__(self, work_out: Callable[..., Value]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> once[Value]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object, owner: type) -> once[Value] | Value:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._work_out(instance)
        return value
