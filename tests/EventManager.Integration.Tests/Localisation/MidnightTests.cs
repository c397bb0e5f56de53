using System.Globalization;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Integration.Tests.Localisation;

/// <summary>An evening that ends at midnight is one day.</summary>
public sealed class MidnightTests
{
    [Theory]
    [InlineData("de", 20, 24, "20:00–24:00 Uhr")]
    [InlineData("en", 20, 24, "20:00–24:00")]
    [InlineData("de", 9, 15, "09:00–15:00 Uhr")]
    [InlineData("de", 0, 24, "00:00–24:00 Uhr")]
    [InlineData("de", 20, 26, "24.08.2026, 20:00 Uhr – 25.08.2026, 02:00 Uhr")]
    [InlineData("de", 20, 48, "24.08.2026, 20:00 Uhr – 26.08.2026, 00:00 Uhr")]
    public void The_date_stands_there_once(string language, int from, int until, string words)
    {
        var day = new DateTime(2026, 8, 24);
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
        try
        {
            When.Span(Zone.ToUtc(day.AddHours(from), Zone.Default), Zone.ToUtc(day.AddHours(until), Zone.Default), Zone.Default)
                .ShouldBe(words);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
