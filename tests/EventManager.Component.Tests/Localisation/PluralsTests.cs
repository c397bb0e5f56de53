using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Events;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Component.Tests.Localisation;

public sealed class PluralsTests : PageTest
{
    [Theory]
    [InlineData("de", 1, "Noch ein Platz frei")]
    [InlineData("de", 2, "Noch 2 von 40 Plätzen frei")]
    [InlineData("en", 1, "One place free")]
    [InlineData("en", 12, "12 of 40 places free")]
    public void A_text_has_the_form_of_its_number(string language, int free, string words)
    {
        Speak(language);

        Text.Plural("SeatsLeft", free, 40).Value.ShouldBe(words);
    }

    [Fact]
    public void Where_a_form_is_missing_the_general_one_stands_in()
    {
        var text = new TwoTexts();

        text.Plural("Seats", 1).Value.ShouldBe("seats: 1");
        text.Plural("Days", 1).Value.ShouldBe("one day");
    }

    [Fact]
    public void A_refusal_has_the_form_of_its_first_number()
    {
        Services.AddSingleton<RefusalWords>();
        Services.AddRefusalTexts<PartyText>();
        var words = Services.GetRequiredService<RefusalWords>();

        words
            .Say(PartyRefusals.FewerThanCame(1), Voice.Visitor)
            .ShouldBe("1 von euch ist schon durch den Eingang gekommen. Weniger geht nicht.");
        words
            .Say(PartyRefusals.FewerThanCame(3), Voice.Visitor)
            .ShouldBe("3 von euch sind schon durch den Eingang gekommen. Weniger geht nicht.");
        words.Say(new Refusal("registrations.no_room_in_session", "Bühne 3", 1, 2)).ShouldContain("Bei „Bühne 3“ ist noch 1 Platz frei");
    }

    private IStringLocalizer<EventText> Text => Services.GetRequiredService<IStringLocalizer<EventText>>();

    private sealed class TwoTexts : IStringLocalizer
    {
        private readonly Dictionary<string, string> texts = new() { ["Seats.other"] = "seats: {0}", ["Days.one"] = "one day" };

        public LocalizedString this[string name] => this[name, []];

        public LocalizedString this[string name, params object[] arguments] =>
            texts.TryGetValue(name, out var text) ? new(name, string.Format(text, arguments)) : new(name, name, resourceNotFound: true);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
