using System.Globalization;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Integration.Tests.Localisation;

/// <summary>An evening that ends at midnight is one day; what goes on after it names each day once.</summary>
public sealed class MidnightTests
{
    [Theory]
    [InlineData("de", 20, 24, "20:00–24:00\u00a0Uhr")]
    [InlineData("en", 20, 24, "20:00–24:00")]
    [InlineData("de", 9, 15, "09:00–15:00\u00a0Uhr")]
    [InlineData("de", 0, 24, "00:00–24:00\u00a0Uhr")]
    [InlineData("de", 20, 26, "24.08.2026, 20:00\u00a0Uhr – 25.08.2026, 02:00\u00a0Uhr")]
    [InlineData("de", 20, 48, "24.08.2026, 20:00\u00a0Uhr – 26.08.2026, 00:00\u00a0Uhr")]
    public void The_hours_of_a_span(string language, int from, int until, string words) =>
        Say(language, When.Span, from, until).ShouldBe(words);

    [Theory]
    [InlineData("de", 9, 15, "Montag, 24.08.2026, 09:00–15:00\u00a0Uhr")]
    [InlineData("de", 20, 24, "Montag, 24.08.2026, 20:00–24:00\u00a0Uhr")]
    [InlineData("de", 20, 26, "Montag, 24.08.2026, 20:00\u00a0Uhr – Dienstag, 25.08.2026, 02:00\u00a0Uhr")]
    [InlineData("en", 9, 15, "Monday, 24 August 2026, 09:00–15:00")]
    public void The_date_stands_there_once(string language, int from, int until, string words) =>
        Say(language, When.Period, from, until).ShouldBe(words);

    private static string Say(string language, Func<DateTimeOffset, DateTimeOffset, string, string> write, int from, int until)
    {
        var day = new DateTime(2026, 8, 24);
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
        try
        {
            return write(Zone.ToUtc(day.AddHours(from), Zone.Default), Zone.ToUtc(day.AddHours(until), Zone.Default), Zone.Default);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
