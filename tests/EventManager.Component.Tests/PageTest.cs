using System.Globalization;
using Bunit;
using EventManager.Testing;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Component.Tests;

/// <summary>A component with the program's words, in German unless a test says otherwise.</summary>
public abstract class PageTest : BunitContext
{
    protected PageTest()
    {
        Services.AddLogging();
        Services.AddLocalization();
        Services.AddScoped<EventManager.Web.Ui.Fields.FormOutcome>();
        Services.AddSingleton<TimeProvider>(new TestClock(new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)));
        Speak("de");
    }

    protected static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(language);
}
