using EventManager.Domain.Common;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Component.Tests.Localisation;

/// <summary>One page and one mail for two kinds of readers: the words know whom they speak to.</summary>
public sealed class FormalWordsTests : PageTest
{
    [Theory]
    [InlineData("StateConfirmed", "Du bist dabei", "Ihre Klasse ist dabei")]
    [InlineData("ToPersonalPage", "Zu deiner Seite", "Zu Ihrer Seite")]
    [InlineData("MailWhen", "Wann", "Wann")]
    public void A_formal_text_wins_and_a_text_for_everybody_stays(string key, string plain, string formal)
    {
        Text[key].Value.ShouldBe(plain);
        new FormalWords<RegistrationText>(Text)[key].Value.ShouldBe(formal);
    }

    [Fact]
    public void Forms_with_a_number_are_found_too() =>
        new FormalWords<RegistrationText>(Text).Plural("ConfirmMailNote", 48).Value.ShouldStartWith("Der Link gilt 48 Stunden. Sie waren");

    [Theory]
    [InlineData(1, "1 von Ihnen ist schon")]
    [InlineData(3, "3 von Ihnen sind schon")]
    public void A_refusal_with_a_number_speaks_formally_in_the_form_that_goes_with_it(int came, string words) =>
        new RefusalWords(Services.GetRequiredService<IStringLocalizerFactory>(), [new RefusalTexts(typeof(PartyText))])
            .SayFormally(new Refusal("registrations.fewer_than_came", came))
            .ShouldStartWith(words);

    private IStringLocalizer<RegistrationText> Text => Services.GetRequiredService<IStringLocalizer<RegistrationText>>();
}
