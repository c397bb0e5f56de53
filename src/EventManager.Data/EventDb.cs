using EventManager.Data.Accounts;
using EventManager.Data.Conventions;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Privacy;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Domain.Venues;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Data;

/// <summary>The one model, portable over SQLite, PostgreSQL and SQL Server.</summary>
public sealed class EventDb(DbContextOptions<EventDb> options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Event> Events => Set<Event>();
    public DbSet<EventTemplate> Templates => Set<EventTemplate>();
    public DbSet<EventPicture> Pictures => Set<EventPicture>();
    public DbSet<PictureFile> PictureFiles => Set<PictureFile>();
    public DbSet<TimeSlot> TimeSlots => Set<TimeSlot>();
    public DbSet<Venue> Venues => Set<Venue>();
    public DbSet<Floor> Floors => Set<Floor>();
    public DbSet<Room> Rooms => Set<Room>();
    public DbSet<Company> Companies => Set<Company>();
    public DbSet<Occupation> Occupations => Set<Occupation>();
    public DbSet<Exhibitor> Exhibitors => Set<Exhibitor>();
    public DbSet<ExhibitorOccupation> ExhibitorOccupations => Set<ExhibitorOccupation>();
    public DbSet<ExhibitorLogo> Logos => Set<ExhibitorLogo>();
    public DbSet<Booth> Booths => Set<Booth>();
    public DbSet<SeatPool> SeatPools => Set<SeatPool>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<TicketCategory> Categories => Set<TicketCategory>();
    public DbSet<School> Schools => Set<School>();
    public DbSet<ClassBooking> ClassBookings => Set<ClassBooking>();
    public DbSet<PartyMember> PartyMembers => Set<PartyMember>();
    public DbSet<WaitingListMove> WaitingListMoves => Set<WaitingListMove>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<ConsentRecord> Consents => Set<ConsentRecord>();
    public DbSet<Question> Questions => Set<Question>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<CompanyAccess> CompanyAccesses => Set<CompanyAccess>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();
    public DbSet<Gate> Gates => Set<Gate>();
    public DbSet<Scan> Scans => Set<Scan>();
    public DbSet<DoorZone> DoorZones => Set<DoorZone>();
    public DbSet<ZoneVisit> ZoneVisits => Set<ZoneVisit>();
    public DbSet<DoorPin> DoorPins => Set<DoorPin>();
    public DbSet<DoorPhone> DoorPhones => Set<DoorPhone>();
    public DbSet<ScanConflict> ScanConflicts => Set<ScanConflict>();
    public DbSet<Tap> Taps => Set<Tap>();
    public DbSet<WalkIn> WalkIns => Set<WalkIn>();
    public DbSet<BadgeDesign> BadgeDesigns => Set<BadgeDesign>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SessionLead> SessionLeads => Set<SessionLead>();
    public DbSet<SessionPlace> SessionPlaces => Set<SessionPlace>();
    public DbSet<SessionWait> SessionWaits => Set<SessionWait>();
    public DbSet<Attendance> Attendances => Set<Attendance>();
    public DbSet<Minutes> Minutes => Set<Minutes>();
    public DbSet<MinutesRevision> MinutesRevisions => Set<MinutesRevision>();
    public DbSet<MinutesDelivery> MinutesDeliveries => Set<MinutesDelivery>();
    public DbSet<DoneTask> DoneTasks => Set<DoneTask>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<MailedAddress> MailedAddresses => Set<MailedAddress>();
    public DbSet<Suppression> Suppressions => Set<Suppression>();
    public DbSet<MailBounce> MailBounces => Set<MailBounce>();

    public DbSet<CalendarReply> CalendarReplies => Set<CalendarReply>();
    public DbSet<MailChoice> MailChoices => Set<MailChoice>();
    public DbSet<NewsSubscription> NewsSubscriptions => Set<NewsSubscription>();
    public DbSet<Newsletter> Newsletters => Set<Newsletter>();
    public DbSet<SharedMoment> SharedMoments => Set<SharedMoment>();
    public DbSet<SendingBreak> SendingBreaks => Set<SendingBreak>();
    public DbSet<MailWording> MailWordings => Set<MailWording>();
    public DbSet<MailWordingVersion> MailWordingVersions => Set<MailWordingVersion>();
    public DbSet<ChecklistPoint> ChecklistPoints => Set<ChecklistPoint>();
    public DbSet<MailRule> MailRules => Set<MailRule>();
    public DbSet<RuleWordVersion> RuleWordVersions => Set<RuleWordVersion>();
    public DbSet<MailSelection> MailSelections => Set<MailSelection>();
    public DbSet<MailSelectionPerson> MailSelectionPeople => Set<MailSelectionPerson>();
    public DbSet<NamedAudience> NamedAudiences => Set<NamedAudience>();
    public DbSet<MailFile> MailFiles => Set<MailFile>();
    public DbSet<MailFileContent> MailFileContents => Set<MailFileContent>();
    public DbSet<MailLedgerEntry> MailLedger => Set<MailLedgerEntry>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();
    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();
    public DbSet<ProviderSession> ProviderSessions => Set<ProviderSession>();
    public DbSet<SignInDelay> SignInDelays => Set<SignInDelay>();
    public DbSet<EventStaff> Staff => Set<EventStaff>();
    public DbSet<ListPreference> ListPreferences => Set<ListPreference>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<ErasureRecord> Erasures => Set<ErasureRecord>();
    public DbSet<SiteText> SiteTexts => Set<SiteText>();
    public DbSet<SiteSecret> SiteSecrets => Set<SiteSecret>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();
    public DbSet<BackgroundTask> BackgroundTasks => Set<BackgroundTask>();
    public DbSet<BackgroundTaskPart> BackgroundTaskParts => Set<BackgroundTaskPart>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConversion>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.ComplexProperties<LocalizedText>();
        if (Database.ProviderName == ExactTexts.Provider)
            configurationBuilder.Conventions.Add(_ => new ExactTexts());
        if (Database.ProviderName == SortedTexts.Provider)
            configurationBuilder.Conventions.Add(_ => new SortedTexts());
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(EventDb).Assembly);
        builder.HasLocalizedText(Database.ProviderName);
        if (Database.ProviderName == SearchedInIndex.Provider)
            builder.HasSearchedIndexes();
        IndexedWords.AddTo(builder, Database.ProviderName);
        foreach (var entity in builder.Model.GetEntityTypes().Where(type => typeof(IVersioned).IsAssignableFrom(type.ClrType)))
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
    }
}
