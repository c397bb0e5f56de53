using EventManager.Domain.Registrations;
using static EventManager.Domain.Tests.Moments;

namespace EventManager.Domain.Tests.Registrations;

public sealed class RegistrationTests
{
    [Fact]
    public void A_new_registration_waits_for_the_click_and_holds_no_seat()
    {
        var registration = Registered();

        registration.State.ShouldBe(RegistrationState.AwaitingConfirmation);
        registration.HoldsSeats.ShouldBeFalse();
        registration.IsActive.ShouldBeTrue();
        registration.Email.ShouldBe("Ada@Example.org");
        registration.ActiveKey.ShouldBe("ada@example.org");
        registration.SearchName.ShouldBe(" ahmadi ada");
    }

    [Fact]
    public void From_the_queue_over_an_offer_to_a_seat()
    {
        var registration = Registered();

        registration.JoinWaitingList(LongBefore.AddHours(1));
        registration.WaitingSince.ShouldBe(LongBefore.AddHours(1));
        registration.HoldsSeats.ShouldBeFalse();

        registration.Offer(LongBefore.AddHours(25), LongBefore.AddHours(2));
        registration.HoldsSeats.ShouldBeTrue();
        registration.OfferExpiresAt.ShouldBe(LongBefore.AddHours(25));

        registration.Confirm(LongBefore.AddHours(3));
        registration.State.ShouldBe(RegistrationState.Confirmed);
        registration.OfferExpiresAt.ShouldBeNull();
        registration.WaitingSince.ShouldBeNull();
    }

    [Fact]
    public void Confirming_again_keeps_the_first_time()
    {
        var registration = Registered();
        registration.Confirm(LongBefore);
        registration.Confirm(LongBefore.AddDays(1));

        registration.ConfirmedAt.ShouldBe(LongBefore);
        registration.UpdatedAt.ShouldBe(LongBefore.AddDays(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_leaves_may_register_again(bool cancelled)
    {
        var registration = Registered();
        registration.Confirm(LongBefore);

        if (cancelled)
            registration.Cancel(LongBefore.AddDays(1));
        else
            registration.Expire(LongBefore.AddDays(1));

        registration.IsActive.ShouldBeFalse();
        registration.HoldsSeats.ShouldBeFalse();
        registration.ActiveKey.ShouldBeNull();
    }

    [Fact]
    public void A_changed_address_moves_the_key_only_while_the_registration_counts()
    {
        var registration = Registered();
        registration.SetPerson(new Person("Ada", "Ahmadi", "new@example.org"));
        registration.ActiveKey.ShouldBe("new@example.org");

        registration.Cancel(LongBefore);
        registration.SetPerson(new Person("Ada", "Ahmadi", "newer@example.org"));
        registration.ActiveKey.ShouldBeNull();
        registration.NormalizedEmail.ShouldBe("newer@example.org");
    }
}
