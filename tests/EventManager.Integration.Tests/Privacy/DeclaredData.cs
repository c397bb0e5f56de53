using System.Text;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Privacy;

/// <summary>A row of each kind that is declared as personal and has an end, with everything filled in.</summary>
internal static class DeclaredData
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="app">The program.</param>
    /// <param name="name">Stands in each of them, in the address, too.</param>
    /// <param name="ofContact">Who the company's contact is: that stays as long as the contact is used.</param>
    public static async Task FillAsync(TestApp app, string name = "Ada", string ofContact = "Konrad")
    {
        var @event = await app.AddEventAsync();
        await using var db = await app.OpenDbAsync();
        var now = DateTimeOffset.UtcNow;
        var registration = new Registration(@event, new Person(name, "Beispiel", name + "@example.org"), "de", 1, now)
        {
            Organisation = "Schule " + name,
            PartyName = "9b, Schule " + name,
        };
        db.Add(new PartyMember(registration.Id, 2, name + " Begleitung"));
        db.Add(new ClassBooking(registration.Id, new ClassDetails(null, "Schule", "9b", 20, 2, "", "stufenlos für " + name)));
        registration.AskGuardian("eltern." + name + "@example.org", now);
        registration.Decided("Gern, " + name, now);
        db.Add(registration);
        var ticket = new Ticket(@event.Id, registration.Id, 1, name + " Beispiel", now);
        ticket.Note("lift", now);
        ticket.NoteByHand(name + " kommt mit Hund", now);
        db.Add(ticket);
        var question = new Question(@event.Id, "q", QuestionKind.Text, new LocalizedText("Frage"));
        db.Add(question);
        db.Add(new Answer(registration.Id, question.Id, "Antwort von " + name));
        db.Add(
            new StoredFile(
                registration.Id,
                FilePurpose.GuardianConsent,
                name + ".pdf",
                "application/pdf",
                Encoding.UTF8.GetBytes(name),
                now
            )
        );
        db.Add(
            new CompanyAccess(@event.Id, "Firma", name, "chefin." + name + "@example.org", now)
            {
                AdmittedAddresses = name + "@firma.example",
            }
        );
        foreach (var guest in new[] { "Grace ", "Edsger " })
        {
            var invitation = new Invitation(@event.Id, guest + name, guest.Trim() + name + "@example.org", now);
            invitation.Accept("Gast von " + name, new("vegan, " + name, "Rampe, " + name), new(now));
            db.Add(invitation);
        }
        var represented = new Invitation(@event.Id, "Alonzo " + name, "alonzo." + name + "@example.org", now);
        represented.SendSomebodyElse("Haskell " + name, new("vegan", "Rampe"), new(now));
        db.Add(represented);
        var session = new Session(@event.Id, SessionKind.Talk, new LocalizedText("Vortrag"), @event.StartsAt, @event.EndsAt, null);
        db.Add(session);
        var minutes = new Minutes(session.Id);
        minutes.Revise("Gesagt hat " + name, "Beschluss von " + name, "Aufgabe | " + name + " | morgen", name, now);
        db.Add(minutes);
        db.Add(new SessionLead(session.Id, "Alan " + name, "alan." + name + "@example.org"));
        db.Add(
            new Exhibitor(@event.Id, "Firma", ofContact, ofContact + "@firma.example", now)
            {
                BoothContact = name + ", 0561 1",
                Wishes = "am Fenster, " + name,
            }
        );
        db.Add(
            new MailRule(@event.Id, MailRule.Reminder, new(MailAnchor.EventStart, false, 1, MailUnit.Days, null))
            {
                Choice = new AudienceChoice(MailAudience.Everybody) { NotTo = "presse." + name + "@example.org" },
            }
        );
        var mail = new OutboxMail("test", name + "@example.org", name, "de", now) { Arguments = name };
        db.Add(mail).Property(m => m.SentText).CurrentValue = name;
        var token = new AccessToken(AccessTokenKind.Api, "test", [1], "events:read", null, now.AddDays(1), now);
        db.Add(token);
        db.Add(new IdempotentAnswer(token.Id, "key", [1], now) { Body = name });
        await db.SaveChangesAsync(Stop);
    }
}
