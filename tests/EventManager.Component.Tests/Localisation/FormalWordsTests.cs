using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.OwnData;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Component.Tests.Localisation;

/// <summary>One page and one mail for two kinds of readers: the words know whom they speak to.</summary>
public sealed class FormalWordsTests : PageTest
{
    [Theory]
    [InlineData("StateConfirmed", "Du bist dabei", "Sie sind dabei", "Ihre Klasse ist dabei")]
    [InlineData("ToPersonalPage", "Zu deiner Seite", "Zu Ihrer Seite", "Zu Ihrer Seite")]
    [InlineData("MailWhen", "Wann", "Wann", "Wann")]
    public void A_formal_text_wins_and_a_text_for_everybody_stays(string key, string plain, string adult, string ofClass) =>
        new[] { Voice.Visitor, Voice.Adult, Voice.Class }
            .Select(voice => FormalWords.Of(Text, voice)[key].Value)
            .ShouldBe([plain, adult, ofClass]);

    /// <summary>One place decides; whoever adds a kind of event says here who its guests are.</summary>
    [Theory]
    [InlineData(EventKind.TrainingFair, Voice.Visitor)]
    [InlineData(EventKind.HealthDay, Voice.Visitor)]
    [InlineData(EventKind.NetworkMeeting, Voice.Adult)]
    [InlineData(EventKind.InvitationMeeting, Voice.Adult)]
    [InlineData(EventKind.Course, Voice.Visitor)]
    [InlineData(EventKind.PublicDialogue, Voice.Adult)]
    public void The_kind_of_event_decides_and_who_books_for_a_class_is_a_teacher_anywhere(EventKind kind, Voice voice)
    {
        FormalWords.VoiceOf(CategoryForm.Individual, kind).ShouldBe(voice);
        FormalWords.VoiceOf(CategoryForm.SchoolClass, kind).ShouldBe(Voice.Class);
    }

    [Theory]
    [InlineData(nameof(LinkPurpose.Guardian), Voice.Guardian, "Für Ihre Einwilligung")]
    [InlineData(nameof(LinkPurpose.Registration), Voice.Visitor, "Für die Einwilligung deiner Eltern")]
    public void Behind_a_guardians_link_a_guardian_reads_of_a_child(string link, Voice voice, string words)
    {
        var http = new DefaultHttpContext();
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new ByLinkAttribute(Enum.Parse<LinkPurpose>(link))), null));

        FormalWords.VoiceOf(http).ShouldBe(voice);
        FormalWords.Of(Services.GetRequiredService<IStringLocalizer<OwnDataText>>(), voice)["Why.guardian"].Value.ShouldBe(words);
    }

    [Fact]
    public void Forms_with_a_number_are_found_too() =>
        new FormalWords<RegistrationText>(Text).Plural("ConfirmMailNote", 48).Value.ShouldStartWith("Der Link gilt 48 Stunden. Sie waren");

    [Theory]
    [InlineData(1, "1 von Ihnen ist schon")]
    [InlineData(3, "3 von Ihnen sind schon")]
    public void A_refusal_with_a_number_speaks_formally_in_the_form_that_goes_with_it(int came, string words) =>
        new RefusalWords(Services.GetRequiredService<IStringLocalizerFactory>(), [new RefusalTexts(typeof(PartyText))])
            .Say(new Refusal("registrations.fewer_than_came", came))
            .ShouldStartWith(words);

    private IStringLocalizer<RegistrationText> Text => Services.GetRequiredService<IStringLocalizer<RegistrationText>>();
}
