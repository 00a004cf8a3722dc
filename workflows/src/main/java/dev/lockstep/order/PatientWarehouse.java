package dev.lockstep.order;

/** A warehouse whose steps outlast an announced pause. */
record PatientWarehouse(Activities activities, WarehouseActivities once)
    implements WarehouseActivities {

  /** Once only: who asks again has to say what was sent meanwhile, {@link Releasing}. */
  @Override
  public ReleaseOutcome release(ReleaseRequest request) {
    return once.release(request);
  }

  @Override
  public WithdrawalOutcome withdraw(WithdrawalRequest request) {
    return activities.outlastingPauses(() -> once.withdraw(request));
  }

  @Override
  public EditOutcome amend(EditRequest request) {
    return activities.outlastingPauses(() -> once.amend(request));
  }
}
